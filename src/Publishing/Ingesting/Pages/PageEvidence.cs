namespace Distribution.Publishing.Ingesting.Pages;

/// <summary>Everything one page says about its article, ready to be asked field by field.</summary>
internal sealed class PageEvidence(PageScan scan, StructuredNode? node, Uri address, List<string> notes)
{
    /// <summary>What stands on the page.</summary>
    public PageScan Scan => scan;

    /// <summary>The JSON-LD of the article.</summary>
    public StructuredNode? Node => node;

    /// <summary>What relative links are relative to.</summary>
    public Uri Address => address;

    /// <summary>The headline a reader sees.</summary>
    public PagePiece? Heading { get; } = scan.Heading;

    /// <summary>What the site calls itself.</summary>
    public IReadOnlyList<string> SiteNames { get; } =
    [
        .. new[] { scan.Meta("og:site_name"), scan.Meta("application-name"), scan.Meta("apple-mobile-web-app-title") }
            .Concat(node?.Values("publisher").Select(publisher => publisher.Name) ?? [])
            .Select(ArticleText.FromMarkup)
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Tells the person who looks after the source.</summary>
    public void Note(string sentence)
    {
        if (!notes.Contains(sentence))
        {
            notes.Add(sentence);
        }
    }

    /// <summary>The first of some texts that says anything, cleaned and cut with a note.</summary>
    public string? Text(string field, IEnumerable<string?> candidates, int limit)
    {
        var text = candidates.Select(ArticleText.FromMarkup).FirstOrDefault(candidate => candidate.Length > 0);
        if (text?.Length > limit)
        {
            Note($"The {field} has {text.Length} characters and was cut to {limit}.");
            return ArticleText.Cut(text, limit);
        }

        return text;
    }

    /// <summary>Texts in their order, each once; too many or too long ones left out with a note.</summary>
    public IReadOnlyList<string> Texts(string field, IEnumerable<string> candidates, int limit, int lengthLimit)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var texts = new List<string>();
        foreach (var text in candidates.Select(ArticleText.FromMarkup).Where(text => text.Length > 0))
        {
            if (text.Length > lengthLimit)
            {
                Note($"One of the {field} is longer than {lengthLimit} characters and was left out.");
            }
            else if (seen.Add(text))
            {
                if (texts.Count == limit)
                {
                    Note($"The page names more than {limit} {field}; the first {limit} were taken.");
                    break;
                }

                texts.Add(text);
            }
        }

        return texts;
    }
}
