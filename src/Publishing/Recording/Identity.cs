namespace Distribution.Publishing.Recording;

/// <summary>Which article some names mean.</summary>
public abstract record Identity
{
    private Identity() { }

    /// <summary>This one.</summary>
    public sealed record Known(ArticleId Id) : Identity;

    /// <summary>Two that have both been delivered; which it is, a person says.</summary>
    public sealed record Ambiguous(ArticleId One, ArticleId Other) : Identity;
}
