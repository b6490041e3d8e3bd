namespace Distribution.Publishing.Channels;

/// <summary>What a post is made from.</summary>
/// <param name="EditedText">The text an editor typed instead of the template's; null when nobody did.</param>
public sealed record FormatRequest(Article Article, DeliveryToken Token, string? EditedText)
{
    /// <summary>The article's picture, fitted to the channel's rules; null when the channel takes none or there is none to use.</summary>
    public PostPicture? Picture { get; init; }

    /// <summary>Why there is no picture for a channel that takes one, in one sentence; null when nothing is known of any.</summary>
    public string? NoPicture { get; init; }
}
