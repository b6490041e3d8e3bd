using System.Xml;

namespace Distribution.Publishing.Syndicating;

/// <summary>
/// The news sitemap. The schema is a sequence, so the order of elements is not free. Tags Google no longer names (keywords, genres) and those it
/// ignores (priority, changefreq) are not written. https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
/// </summary>
public static class NewsSitemap
{
    private const string Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";
    private const string Prefix = "news";

    /// <summary>UTF-8. Without articles it is an empty <c>urlset</c>: Search Console shows a warning, and nothing else happens.</summary>
    public static byte[] Render(FeedContent content) => FeedXml.Write(xml =>
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("urlset", Sitemap);
        xml.WriteAttributeString("xmlns", Prefix, null, News);
        foreach (var article in content.Articles)
        {
            Write(xml, article, content.Settings);
        }

        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, SyndicatedArticle syndicated, FeedSettings settings)
    {
        var article = syndicated.Article;
        xml.WriteStartElement("url", Sitemap);
        xml.WriteElementString("loc", Sitemap, FeedText.Address(article.Url)!.AbsoluteUri);
        xml.WriteElementString("lastmod", Sitemap, FeedText.Time(syndicated.ChangedAt));
        xml.WriteStartElement(Prefix, "news", News);
        xml.WriteStartElement(Prefix, "publication", News);
        xml.WriteElementString(Prefix, "name", News, FeedText.Of(settings.PublicationName));
        xml.WriteElementString(Prefix, "language", News, NewsLanguage.Of(article.Language, settings.Language));
        xml.WriteEndElement();
        xml.WriteElementString(Prefix, "publication_date", News, FeedText.Time(article.PublishedAt));
        xml.WriteElementString(Prefix, "title", News, FeedText.Of(article.Headline));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
