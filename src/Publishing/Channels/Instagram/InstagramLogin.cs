namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Which of Instagram's two ways of logging in the token comes from; they have hosts of their own.</summary>
public enum InstagramLogin
{
    /// <summary>Facebook's: a Page token at graph.facebook.com. Posts can be taken down.</summary>
    Facebook,

    /// <summary>Instagram's own: an Instagram user token of 60 days at graph.instagram.com. Nothing can be taken down by programs.</summary>
    Instagram,
}
