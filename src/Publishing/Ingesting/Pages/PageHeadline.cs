namespace Distribution.Publishing.Ingesting.Pages;

/// <summary>Finds the headline and takes the site's name off its end.</summary>
internal static class PageHeadline
{
    private static readonly string[] Separators = ["|", "-", "–", "—", "·", "•", "::", "»", "«", "/", "~", ":"];

    public static string? Of(PageEvidence page)
    {
        var node = page.Node;
        var headline = page.Text("headline",
        [
            node?.First("headline"),
            node?.First("name"),
            page.Scan.Meta("og:title"),
            page.Scan.Meta("twitter:title"),
            page.Scan.Meta("headline"),
            page.Scan.Meta("dc.title"),
            page.Heading?.Text,
            page.Scan.Title,
        ], ArticleLimits.Headline);
        return headline is null ? null : WithoutSite(headline, page.SiteNames);
    }

    /// <summary>Cuts " | Example News" and its kin, once, when the site really is called that.</summary>
    public static string WithoutSite(string headline, IReadOnlyList<string> siteNames)
    {
        foreach (var site in siteNames.OrderByDescending(site => site.Length))
        {
            if (!headline.EndsWith(site, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var rest = headline[..^site.Length];
            var separator = Separators.FirstOrDefault(mark => rest.TrimEnd().EndsWith(mark, StringComparison.Ordinal));
            if (separator is not null && rest.TrimEnd()[..^separator.Length] is var kept && IsSetOff(kept, separator) && kept.Trim().Length > 0)
            {
                return kept.Trim();
            }
        }

        return headline;
    }

    // "state-run Example News" keeps its hyphen: a suffix is set off by a space.
    private static bool IsSetOff(string kept, string separator) => kept.Length > 0 && (char.IsWhiteSpace(kept[^1]) || separator is "|" or "»" or "::");
}
