using System.Diagnostics;

namespace Distribution.Publishing.Ingesting.Pages;

/// <summary>Finds when an article was published and changed. Only what names the moment counts, never a date that merely stands on the page.</summary>
internal static class PageTimes
{
    public static DateTimeOffset? Published(PageEvidence page) => First(page, "publication time", Declared(page, "datePublished", PublishedTags), PagePieceKind.Published);

    public static DateTimeOffset? Modified(PageEvidence page) => First(page, "modification time", Declared(page, "dateModified", ModifiedTags), PagePieceKind.Modified);

    /// <summary>Whether a meta tag speaks of publication, which only articles have.</summary>
    public static bool IsDeclaredByTags(PageScan scan) => scan.Meta("article:published_time") is not null;

    /// <summary>A time in the article element around the headline, with its offset.</summary>
    public static bool IsVisible(PageScan scan) =>
        scan.Heading is { } heading && Visible(scan, heading, PagePieceKind.Published).Any(text => StatedTime.Read(text).Instant is not null);

    private static readonly string[] PublishedTags =
    [
        "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "pubdate", "dc.date.issued", "dcterms.created", "dcterms.issued", "sailthru.date", "date",
    ];

    private static readonly string[] ModifiedTags =
    [
        "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "lastmod", "dcterms.modified", "last-modified",
    ];

    private static IEnumerable<(string Place, string Text)> Declared(PageEvidence page, string member, string[] tags)
    {
        if (page.Node?.First(member) is { } stated)
        {
            yield return ($"JSON-LD {member}", stated);
        }

        foreach (var tag in tags)
        {
            if (page.Scan.Meta(tag) is { } content)
            {
                yield return ($"meta {tag}", content);
            }
        }
    }

    private static DateTimeOffset? First(PageEvidence page, string field, IEnumerable<(string Place, string Text)> declared, PagePieceKind kind)
    {
        var visible = page.Heading is { } heading ? Visible(page.Scan, heading, kind) : [];
        DateTimeOffset? found = null;
        foreach (var (place, text) in declared.Concat(visible.Select(text => ("time element", text))))
        {
            switch (StatedTime.ReadLoosely(text))
            {
                case StatedTime.Moment moment when found is null:
                    found = moment.At;
                    break;
                case StatedTime.Moment moment when (moment.At - found.Value).Duration() >= Contradiction:
                    page.Note($"The page states another {field} in {place}; the first one read was kept.");
                    break;
                case StatedTime.Moment:
                    break;
                case StatedTime.WithoutOffset without:
                    page.Note($"The {field} in {place} is '{without.Text}', without an offset from UTC, and was ignored.");
                    break;
                case StatedTime.Unreadable unreadable:
                    page.Note($"The {field} in {place} is '{unreadable.Text}', which is no date and time, and was ignored.");
                    break;
                default:
                    throw new UnreachableException(place);
            }
        }

        return found;
    }

    private static readonly TimeSpan Contradiction = TimeSpan.FromMinutes(1);

    private static IEnumerable<string> Visible(PageScan scan, PagePiece heading, PagePieceKind kind) =>
        scan.Beside(heading).Where(piece => piece.Kind == kind).Select(piece => piece.Stated).OfType<string>().Take(1);
}
