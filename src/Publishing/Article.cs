namespace Distribution.Publishing;

/// <summary>The newsroom's own thing, as last read: everything a channel may use, nothing about where it went.</summary>
public sealed record Article
{
    /// <summary>The canonical link readers are sent to.</summary>
    public required Uri Url { get; init; }

    /// <summary>The headline as text, entities decoded, whitespace collapsed.</summary>
    public required string Headline { get; init; }

    /// <summary>One or two sentences, as text.</summary>
    public string? Description { get; init; }

    /// <summary>The first or main section.</summary>
    public string? Section { get; init; }

    /// <summary>Tags or keywords in the newsroom's order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Bylines in order.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>When it was first published, by the newsroom's word; never a date that merely stands on the page.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When it was last changed, if it says so.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>BCP 47, as declared; null when nothing declares it.</summary>
    public string? Language { get; init; }

    /// <summary>The main picture.</summary>
    public ArticleImage? Image { get; init; }

    /// <summary>Whether a stranger can read it without paying.</summary>
    public bool FreeToRead { get; init; } = true;

    /// <summary>Breaking news takes the fast queue at every hop.</summary>
    public bool Breaking { get; init; }

    /// <summary>Nothing leaves before this.</summary>
    public DateTimeOffset? EmbargoUntil { get; init; }

    /// <summary>The canonical URL or id of the article this one translates.</summary>
    public string? TranslationOf { get; init; }
}
