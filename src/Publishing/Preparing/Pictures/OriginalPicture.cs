namespace Distribution.Publishing.Preparing.Pictures;

/// <summary>What became of getting an article's picture. The set is closed.</summary>
internal abstract record OriginalPicture
{
    private OriginalPicture() { }

    /// <summary>Here it is, as the newsroom serves it.</summary>
    public sealed record Found(ReadOnlyMemory<byte> Bytes) : OriginalPicture;

    /// <summary>It may come yet: a slow or failing server.</summary>
    /// <param name="Reason">One sentence.</param>
    public sealed record NotNow(string Reason) : OriginalPicture;

    /// <summary>It cannot be had, however often it is asked for.</summary>
    /// <param name="Reason">One sentence.</param>
    public sealed record Never(string Reason) : OriginalPicture;
}
