namespace Distribution.Publishing.Ingesting.Pages;

/// <summary>Finds the canonical link of a page.</summary>
internal static class PageAddress
{
    /// <summary>Stands in for the page's own address when nobody knows it; links resolved against it are not taken.</summary>
    public static Uri Unknown { get; } = new("https://unknown.invalid/");

    /// <summary>What relative links are relative to.</summary>
    public static Uri Base(PageScan scan, Uri? pageUrl) =>
        WebAddress.Read(scan.BaseAddress, pageUrl) ?? pageUrl ?? Unknown;

    /// <summary>A link of the page as an absolute address, or null.</summary>
    public static Uri? Resolve(string? link, Uri address) =>
        WebAddress.Read(link, address) is { } found && found.Host != Unknown.Host ? found : null;

    /// <summary>The canonical link, the Open Graph one, the JSON-LD one, or the address it was fetched from.</summary>
    public static Uri? Canonical(PageEvidence page, Uri? pageUrl)
    {
        var canonical = page.Scan.Links("canonical").Distinct().ToList();
        if (canonical.Count > 1)
        {
            page.Note("The page has more than one canonical link; the first was taken.");
        }

        var node = page.Node;
        var stated = canonical
            .Append(page.Scan.Meta("og:url"))
            .Concat(node?.Values("mainEntityOfPage").Select(whole => whole.Id ?? whole.Address) ?? [])
            .Append(node?.First("url"))
            .Append(node?.Id)
            .Where(link => !string.IsNullOrWhiteSpace(link))
            .ToList();
        foreach (var link in stated)
        {
            var found = Resolve(link, page.Address);
            if (found is null)
            {
                page.Note($"The link '{ArticleText.Cut(ArticleText.Clean(link), 80)}' is no http or https address that can be resolved, and was ignored.");
            }
            else if (IsFrontPage(found) && pageUrl is not null && !IsFrontPage(pageUrl))
            {
                page.Note("The canonical link is the site's front page, and was ignored.");
            }
            else
            {
                return found;
            }
        }

        if (pageUrl is not null)
        {
            page.Note("The page names no canonical link; the address it was read from was taken.");
        }

        return WebAddress.Read(pageUrl?.AbsoluteUri);
    }

    private static bool IsFrontPage(Uri url) => url.PathAndQuery == "/";
}
