namespace Distribution.Publishing.Recording;

/// <summary>What a newsroom said about one of its articles, on record before it was answered.</summary>
public sealed record ArticleEvent
{
    /// <summary>Derived from the request; the same signed bytes are the same event.</summary>
    public required string Id { get; init; }

    /// <summary>Who said it: a configured source's name, or <c>command</c>.</summary>
    public required string Source { get; init; }

    /// <summary>What happened to the article.</summary>
    public required ArticleEventKind Kind { get; init; }

    /// <summary>The names it goes by here, the canonical URL first when there is one.</summary>
    public required IReadOnlyList<ArticleName> Names { get; init; }

    /// <summary>The article as said; null for a withdrawal.</summary>
    public Article? Article { get; init; }

    /// <summary>The source's own order of its events; null for a withdrawal that states none, which then is the newest.</summary>
    public long? SourceVersion { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>A person asked for it now: the rules about age do not apply.</summary>
    public bool ByHand { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? Reason { get; init; }

    /// <summary>Takes the breaking queue at every hop.</summary>
    public bool Breaking => Article?.Breaking ?? false;
}

/// <summary>What happened to an article.</summary>
public enum ArticleEventKind
{
    /// <summary>It went live.</summary>
    Published,

    /// <summary>It was edited.</summary>
    Changed,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}
