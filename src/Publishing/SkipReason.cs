namespace Distribution.Publishing;

/// <summary>Why a channel does not carry an article.</summary>
public enum SkipReason
{
    /// <summary>No rule sends it there.</summary>
    NoRule,

    /// <summary>Its link is not https on one of the publication's hosts.</summary>
    NotOurSite,

    /// <summary>It was first published before the channel was connected.</summary>
    BeforeTheChannel,

    /// <summary>It was already past "useless after" when it first came in.</summary>
    TooOld,

    /// <summary>Its page tells search engines and strangers to stay away.</summary>
    NotIndexable,

    /// <summary>The channel needs a picture and there is none to use.</summary>
    NoPicture,

    /// <summary>Another channel of the same kind carries this language.</summary>
    OtherLanguage,
}
