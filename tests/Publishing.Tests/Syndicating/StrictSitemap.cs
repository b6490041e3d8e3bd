using System.Xml.Linq;

namespace Distribution.Publishing.Tests.Syndicating;

/// <summary>One entry of a news sitemap, as a strict reader has it.</summary>
internal sealed record SitemapEntry(Uri Location, DateTimeOffset Changed, string Publication, string Language, DateTimeOffset Published, string Title);

/// <summary>
/// The rules of the published schemas and of Google's page, held one by one: the sequence of elements, the namespaces, the forms of dates, the
/// pattern of languages, the lengths and the count.
/// </summary>
internal static class StrictSitemap
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    public static IReadOnlyList<SitemapEntry> Read(byte[] file)
    {
        var root = StrictXml.Read(file);
        Assert.Equal(Sitemap + "urlset", root.Name);
        Assert.InRange(file.Length, 1, 52_428_800);
        Assert.All(root.Elements(), static url => Assert.Equal(Sitemap + "url", url.Name));
        IReadOnlyList<SitemapEntry> entries = [.. root.Elements().Select(Entry)];
        Assert.InRange(entries.Count, 0, 1000);
        return entries;
    }

    private static SitemapEntry Entry(XElement url)
    {
        StrictXml.Holds(url, Sitemap + "loc", Sitemap + "lastmod", News + "news");
        var news = url.Element(News + "news")!;
        StrictXml.Holds(news, News + "publication", News + "publication_date", News + "title");
        var publication = news.Element(News + "publication")!;
        StrictXml.Holds(publication, News + "name", News + "language");
        var language = StrictXml.Text(publication.Element(News + "language")!);
        Assert.Matches("^(zh-cn|zh-tw|[a-z]{2,3})$", language);
        return new(
            StrictXml.WebAddress(StrictXml.Text(url.Element(Sitemap + "loc")!)),
            StrictXml.W3CTime(StrictXml.Text(url.Element(Sitemap + "lastmod")!)),
            StrictXml.Text(publication.Element(News + "name")!),
            language,
            StrictXml.W3CTime(StrictXml.Text(news.Element(News + "publication_date")!)),
            StrictXml.Text(news.Element(News + "title")!));
    }
}
