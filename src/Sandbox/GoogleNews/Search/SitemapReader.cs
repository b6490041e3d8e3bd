using System.Xml;
using System.Xml.Linq;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.GoogleNews.Search;

/// <summary>Reads a sitemap with Google's news extension.</summary>
internal static class SitemapReader
{
    private static readonly XNamespace Core = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    /// <returns>The entries, or why there are none to be had. Times seen are the caller's to add.</returns>
    public static (IReadOnlyList<SitemapEntry>? Entries, string? Problem) Read(Fetched? fetched)
    {
        if (fetched is not Fetched.Whole whole)
        {
            return (null, GoogleXml.Unread(fetched));
        }

        try
        {
            var root = GoogleXml.Load(whole.Bytes).Root!;
            return root.Name != Core + "urlset"
                ? (null, $"The root is {root.Name}.")
                : ([.. root.Elements(Core + "url").Select(Entry)], null);
        }
        catch (XmlException e)
        {
            return (null, e.Message);
        }
    }

    private static SitemapEntry Entry(XElement url) => new()
    {
        Sitemap = "",
        Location = url.Element(Core + "loc")?.Value.Trim() ?? "",
        Title = url.Element(News + "news")?.Element(News + "title")?.Value,
        PublicationDate = url.Element(News + "news")?.Element(News + "publication_date")?.Value,
        Modified = url.Element(Core + "lastmod")?.Value,
        FirstSeenAt = default,
    };
}
