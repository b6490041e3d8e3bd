namespace Distribution.Publishing;

/// <summary>A picture the article names; nothing of it has been fetched.</summary>
/// <param name="Url">Where the newsroom serves it.</param>
public sealed record ArticleImage(Uri Url)
{
    /// <summary>Pixels, as declared.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels, as declared.</summary>
    public int? Height { get; init; }

    /// <summary>What it shows, for those who do not see it.</summary>
    public string? AltText { get; init; }

    /// <summary>Whose picture it is.</summary>
    public string? Credit { get; init; }

    /// <summary>False keeps it from every network: never fetched, rendered or uploaded.</summary>
    public bool ClearedForSocial { get; init; } = true;
}
