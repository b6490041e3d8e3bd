namespace Distribution.Publishing.Preparing.Pictures;

/// <summary>The picture of one channel's post. The set is closed.</summary>
internal abstract record ChannelPicture
{
    private ChannelPicture() { }

    /// <summary>Fitted and kept.</summary>
    public sealed record Ready(PostPicture Picture) : ChannelPicture;

    /// <summary>The channel takes none, or the newsroom gives none.</summary>
    /// <param name="Reason">One sentence; null when the channel takes none.</param>
    public sealed record None(string? Reason) : ChannelPicture;

    /// <summary>There is one, and it cannot be used.</summary>
    /// <param name="Reason">One sentence.</param>
    /// <param name="MayPass">Whether it is worth trying again.</param>
    public sealed record Unusable(string Reason, bool MayPass) : ChannelPicture;
}
