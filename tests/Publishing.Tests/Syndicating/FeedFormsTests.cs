using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Distribution.Publishing.Syndicating;

namespace Distribution.Publishing.Tests.Syndicating;

/// <summary>Every form, read by readers that bear nothing.</summary>
public sealed class FeedFormsTests
{
    private static readonly IReadOnlyList<SyndicatedArticle> Thousand =
        [.. Enumerable.Range(1, 1000).Select(number => Feeds.Article(number, article => article with { Headline = $"Headline {number} & <more> \u0007 für 日本 {number}" }))];

    [Fact]
    public void Sitemap_AThousandArticles_IsWhatTheSchemaSays()
    {
        var entries = StrictSitemap.Read(NewsSitemap.Render(Feeds.Content(FeedKind.NewsSitemap, Thousand)));

        Assert.Equal(Thousand.Select(Entry), entries);

        static SitemapEntry Entry(SyndicatedArticle syndicated) => new(
            syndicated.Article.Url,
            syndicated.Article.PublishedAt,
            "The Evening Lamp",
            "en",
            syndicated.Article.PublishedAt,
            syndicated.Article.Headline.Replace("\u0007", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FeedKind.Rss)]
    [InlineData(FeedKind.Atom)]
    public void Feed_AThousandArticles_IsWhatItsRulesSay(FeedKind kind)
    {
        var content = Feeds.Content(kind, Thousand);

        var feed = Read(kind, Feeds.RenderBytes(kind, content));

        Assert.Equal(["https://hub.example/", "https://other-hub.example/publish?of=lamp&x=1"], feed.Hubs);
        Assert.Equal((content.Self.AbsoluteUri, "The Evening Lamp: news", Feeds.Now), (feed.Self, feed.Title, feed.Updated));
        Assert.Equal(Thousand.Select(Entry), feed.Entries);

        static FeedEntry Entry(SyndicatedArticle syndicated) => new(
            syndicated.StableId,
            syndicated.Article.Url,
            syndicated.Article.Headline.Replace("\u0007", "", StringComparison.Ordinal),
            syndicated.Article.PublishedAt,
            syndicated.Article.PublishedAt);
    }

    [Theory]
    [InlineData(FeedKind.Rss)]
    [InlineData(FeedKind.Atom)]
    public void Feed_ReadByAnotherReader_HasEveryItem(FeedKind kind)
    {
        using var file = new MemoryStream(Feeds.RenderBytes(kind, Feeds.Content(kind, Thousand)));
        using var reader = XmlReader.Create(file);

        var feed = SyndicationFeed.Load(reader);

        Assert.Equal(Thousand.Select(syndicated => (syndicated.StableId, syndicated.Article.PublishedAt)), feed.Items.Select(item => (item.Id, item.PublishDate)));
    }

    [Theory]
    [InlineData(FeedKind.NewsSitemap)]
    [InlineData(FeedKind.Rss)]
    [InlineData(FeedKind.Atom)]
    public void Render_NoArticle_IsAFileWithoutEntries(FeedKind kind)
    {
        var file = Feeds.RenderBytes(kind, Feeds.Content(kind));

        Assert.Equal(0, kind is FeedKind.NewsSitemap ? StrictSitemap.Read(file).Count : Read(kind, file).Entries.Count);
    }

    [Theory]
    [InlineData(FeedKind.Rss)]
    [InlineData(FeedKind.Atom)]
    public void Feed_TooManyLongSummaries_LeavesTheOldestOutUpToTwoMegabytes(FeedKind kind)
    {
        var file = Feeds.RenderBytes(kind, Feeds.Content(kind, [.. Thousand.Select(Long)]));

        var feed = Read(kind, file);
        Assert.InRange(file.Length, 1_900_000, 2_000_000);
        Assert.Equal(Thousand.Take(feed.Entries.Count).Select(syndicated => syndicated.StableId), feed.Entries.Select(entry => entry.Id));

        static SyndicatedArticle Long(SyndicatedArticle syndicated) => syndicated with { Article = syndicated.Article with { Description = new('語', 2_000) } };
    }

    /// <summary>The newsroom's own offsets, the server's zone at +13 and both sides of a change to summer time: the instant is what counts.</summary>
    [Theory]
    [InlineData("2026-03-02T22:00:00+13:00", "2026-03-02T09:00:00Z")]
    [InlineData("2026-03-29T01:59:59+01:00", "2026-03-29T00:59:59Z")]
    [InlineData("2026-03-29T03:00:00+02:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-01T23:15:30-09:30", "2026-03-02T08:45:30Z")]
    public void Sitemap_ATimeInAnyZone_IsThatInstant(string published, string written)
    {
        var article = Feeds.Article(change: article => article with { PublishedAt = DateTimeOffset.Parse(published, CultureInfo.InvariantCulture) });

        Assert.Contains($"<news:publication_date>{written}</news:publication_date>", Feeds.Render(FeedKind.NewsSitemap, article), StringComparison.Ordinal);
    }

    [Fact]
    public void Sitemap_Modified_LastmodIsThatAndThePublicationDateStays()
    {
        var edited = Feeds.Article(change: article => article with { ModifiedAt = Feeds.Now });
        var nonsense = Feeds.Article(change: article => article with { ModifiedAt = article.PublishedAt.AddYears(-1) });

        var entries = StrictSitemap.Read(NewsSitemap.Render(Feeds.Content(FeedKind.NewsSitemap, edited, nonsense)));

        Assert.Equal([(Feeds.Now, edited.Article.PublishedAt), (edited.Article.PublishedAt, edited.Article.PublishedAt)], entries.Select(entry => (entry.Changed, entry.Published)));
    }

    [Theory]
    [InlineData("a\u0000b\u0008c\u001Bd\uFFFEe\uFFFFf\u007Fg\u009Fh", "abcdefgh")]
    [InlineData("lone {D83D} high", "lone  high")]
    [InlineData("lone {DE00} low", "lone  low")]
    [InlineData("{DE00}{D83D} the wrong way round {D83D}", "the wrong way round")]
    [InlineData("a\tb\r\nc\u0085d\u000Be", "a b  c d e")]
    [InlineData("\uD83D\uDE00 \u200D \u200F kept", "\uD83D\uDE00 \u200D \u200F kept")]
    public void Title_WithWhatXmlCannotHold_IsWithoutIt(string headline, string title)
    {
        // Attributes hold UTF-8, which has no halves of pairs.
        var article = Feeds.Headed(headline.Replace("{D83D}", "\uD83D", StringComparison.Ordinal).Replace("{DE00}", "\uDE00", StringComparison.Ordinal));

        Assert.Equal(title, Assert.Single(StrictSitemap.Read(NewsSitemap.Render(Feeds.Content(FeedKind.NewsSitemap, article)))).Title);
        Assert.Equal(title, Assert.Single(StrictFeed.ReadRss(RssFeed.Render(Feeds.Content(FeedKind.Rss, article))).Entries).Title);
        Assert.Equal(title, Assert.Single(StrictFeed.ReadAtom(AtomFeed.Render(Feeds.Content(FeedKind.Atom, article))).Entries).Title);
    }

    [Fact]
    public void Title_EveryCodeUnitThereIs_NoneBreaksTheFile()
    {
        var every = new StringBuilder("x");
        for (var unit = char.MinValue; unit < char.MaxValue; unit++)
        {
            every.Append(unit).Append('x');
        }

        var article = Feeds.Headed(every.ToString());

        foreach (var kind in Enum.GetValues<FeedKind>())
        {
            StrictXml.Read(Feeds.RenderBytes(kind, Feeds.Content(kind, article)));
        }
    }

    /// <summary>Text stays text: a description of RSS is read as HTML, one of Atom as what it says it is.</summary>
    [Fact]
    public void Description_WithMarkupInIt_IsStillText()
    {
        var article = Feeds.Article(change: article => article with { Description = "5 < 6 & <b>7</b>" });

        Assert.Contains("<description>5 &amp;lt; 6 &amp;amp; &amp;lt;b&gt;7&amp;lt;/b&gt;</description>", Feeds.Render(FeedKind.Rss, article), StringComparison.Ordinal);
        Assert.Contains("""<summary type="text">5 &lt; 6 &amp; &lt;b&gt;7&lt;/b&gt;</summary>""", Feeds.Render(FeedKind.Atom, article), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://lamp.example/a?b=1&c=<2>'\"", "https://lamp.example/a?b=1&amp;c=%3C2%3E'%22")]
    [InlineData("https://bücher.example/ä/日本", "https://xn--bcher-kva.example/%C3%A4/%E6%97%A5%E6%9C%AC")]
    public void Address_OfAnyLetters_IsEscapedAscii(string url, string written)
    {
        var article = Feeds.Article(change: article => article with { Url = new(url) });

        Assert.Contains($"<loc>{written}</loc>", Feeds.Render(FeedKind.NewsSitemap, article), StringComparison.Ordinal);
        StrictFeed.ReadRss(RssFeed.Render(Feeds.Content(FeedKind.Rss, article)));
        StrictFeed.ReadAtom(AtomFeed.Render(Feeds.Content(FeedKind.Atom, article)));
    }

    [Fact]
    public void StableId_EditedAndMoved_Stays()
    {
        var article = Feeds.Article();
        var edited = article with { Article = article.Article with { Url = new("https://new.example/moved"), Headline = "Another", ModifiedAt = Feeds.Now } };

        Assert.Equal(article.StableId, edited.StableId);
        Assert.NotEqual(article.StableId, Feeds.Article(2).StableId);
    }

    private static ReadFeed Read(FeedKind kind, byte[] file) => kind is FeedKind.Rss ? StrictFeed.ReadRss(file) : StrictFeed.ReadAtom(file);
}
