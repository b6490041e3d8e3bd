namespace Distribution.Publishing;

/// <summary>What one channel is sent, frozen by the claim: a second sending is byte-identical.</summary>
/// <param name="Text">The whole text as the network gets it, the link included where the network wants it there.</param>
/// <param name="Link">The article's link with this delivery's token and campaign parameters.</param>
public sealed record Post(string Text, Uri Link)
{
    /// <summary>The picture that goes with it; null for none.</summary>
    public PostPicture? Picture { get; init; }
}
