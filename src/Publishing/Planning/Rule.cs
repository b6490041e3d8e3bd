namespace Distribution.Publishing.Planning;

/// <summary>
/// Sends the articles that meet all its conditions to its channels; a condition left out is met by every article. An article goes to the
/// channels of every rule it meets.
/// </summary>
public sealed record Rule
{
    /// <summary>The article's section, upper and lower case being the same.</summary>
    public string? Section { get; init; }

    /// <summary>One of the article's tags, upper and lower case being the same.</summary>
    public string? Tag { get; init; }

    /// <summary>BCP 47; <c>en</c> is met by <c>en-GB</c>. An article that declares no language is in its publication's.</summary>
    public string? Language { get; init; }

    /// <summary>Only breaking news, or only other news.</summary>
    public bool? Breaking { get; init; }

    /// <summary>A publication the article's link may belong to.</summary>
    public string? Publication { get; init; }

    /// <summary>Where to; at least one.</summary>
    public required IReadOnlyList<ChannelName> Channels { get; init; }

    /// <summary>Whether the article meets every condition.</summary>
    /// <param name="publications">Those the article's link may belong to.</param>
    public bool Matches(Article article, IReadOnlyList<Publication> publications) =>
        (Section is null || Same(Section, article.Section))
        && (Tag is null || article.Tags.Any(tag => Same(Tag, tag)))
        && (Language is null || Languages(article, publications).Any(language => LanguageTag.Matches(Language, language)))
        && (Breaking is null || Breaking == article.Breaking)
        && (Publication is null || publications.Any(publication => publication.Name == Publication));

    private static bool Same(string wanted, string? given) => string.Equals(wanted, given, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Languages(Article article, IReadOnlyList<Publication> publications) =>
        article.Language is { } declared ? [declared] : publications.Select(static publication => publication.Language);
}
