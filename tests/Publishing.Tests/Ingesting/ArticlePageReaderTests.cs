using System.Text;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Tests.Ingesting;

public sealed class ArticlePageReaderTests
{
    private const string Time = "2026-11-23T08:00:00+01:00";

    private static readonly Uri Page = new("https://news.example.com/city/story?page=2");

    [Fact]
    public void Read_WordPressPage_TakesItsGraph()
    {
        var read = Valid("""
            <!DOCTYPE html><html lang="de-DE"><head><meta charset="UTF-8" />
            <title>Größere Änderung: &#8220;Haushalt&#8221; &#038; mehr &#8211; Hafenkurier</title>
            <link rel="canonical" href="https://news.example.com/2026/11/haushalt-2027/" />
            <meta property="og:site_name" content="Hafenkurier" />
            <script type="application/ld+json" class="schema-graph">{"@context":"https:\/\/schema.org","@graph":[
            {"@type":"Article","@id":"https:\/\/news.example.com\/2026\/11\/haushalt-2027\/#article","isPartOf":{"@id":"https:\/\/news.example.com\/2026\/11\/haushalt-2027\/"},
            "author":{"name":"admin","@id":"https:\/\/news.example.com\/#\/schema\/person\/1"},"headline":"Größere Änderung: &#8220;Haushalt&#8221; &#038; mehr",
            "datePublished":"2026-11-23T14:50:24+00:00","dateModified":"2026-11-23T14:50:24+00:00","wordCount":4,"articleSection":["Politik"],"keywords":["Öffentlicher Dienst","Haushalt 2027"],
            "image":{"@id":"https:\/\/news.example.com\/2026\/11\/haushalt-2027\/#primaryimage"},"inLanguage":"de"},
            {"@type":"ImageObject","@id":"https:\/\/news.example.com\/2026\/11\/haushalt-2027\/#primaryimage","url":"https:\/\/news.example.com\/wp-content\/card.png","width":300,"height":157,"caption":"Farbverlauf"},
            {"@type":"Person","@id":"https:\/\/news.example.com\/#\/schema\/person\/1","name":"admin","sameAs":["https:\/\/news.example.com"]}]}</script></head>
            <body><header class="wp-block-template-part"><p class="site-title">Hafenkurier</p></header><main><h1 class="wp-block-post-title">Größere Änderung: &#8220;Haushalt&#8221; &#038; mehr</h1></main></body></html>
            """);
        Assert.Equal("Größere Änderung: “Haushalt” & mehr", read.Article.Headline);
        Assert.Equal(["Öffentlicher Dienst", "Haushalt 2027"], read.Article.Tags);
        Assert.Equal(["admin"], read.Article.Authors);
        Assert.Equal(new(new("https://news.example.com/wp-content/card.png")) { Width = 300, Height = 157, AltText = "Farbverlauf" }, read.Article.Image);
        Assert.Equal("de", read.Article.Language);
    }

    [Fact]
    public void Read_GhostPage_TakesItsTags()
    {
        var read = Valid("""
            <!DOCTYPE html><html lang="en"><head><title>Harbour opens</title><link rel="canonical" href="https://news.example.com/harbour-opens/">
            <meta property="og:site_name" content="Feas News"><meta property="og:type" content="article"><meta property="og:title" content="Harbour opens">
            <meta property="article:published_time" content="2026-11-23T14:57:44.000Z"><meta property="article:modified_time" content="2026-11-23T14:57:45.000Z">
            <meta property="article:tag" content="Politik"><meta property="article:tag" content="Haushalt 2027">
            <script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","publisher":{"@type":"Organization","name":"Feas News","url":"https://news.example.com/"},
            "author":{"@type":"Person","name":"Ada Admin","url":"https://news.example.com/author/ada/","sameAs":[]},"headline":"Harbour opens","url":"https://news.example.com/harbour-opens/",
            "datePublished":"2026-11-23T14:57:44.000Z","dateModified":"2026-11-23T14:57:45.000Z","keywords":"Politik, Haushalt 2027","mainEntityOfPage":"https://news.example.com/harbour-opens/"}</script>
            </head><body><h1>Harbour opens</h1></body></html>
            """);
        Assert.Equal(["Politik", "Haushalt 2027"], read.Article.Tags);
        Assert.Equal(["Ada Admin"], read.Article.Authors);
        Assert.Equal(1_795_445_865_000, read.SourceVersion);
    }

    [Theory]
    [InlineData("<link rel=canonical href='/b/?x=1#top'>", "https://news.example.com/b/?x=1")]
    [InlineData("<link rel='shortlink' href='/s'><link rel='Canonical' href='//other.example.com/b'>", "https://other.example.com/b")]
    [InlineData("<base href='/deep/er/'><link rel=canonical href='b'>", "https://news.example.com/deep/er/b")]
    [InlineData("<link rel=canonical href='javascript:alert(1)'><meta property=og:url content='https://news.example.com/c'>", "https://news.example.com/c")]
    [InlineData("<link rel=canonical href='https://news.example.com/'>", "https://news.example.com/city/story?page=2")]
    [InlineData("", "https://news.example.com/city/story?page=2")]
    public void Read_Link_IsTheCanonicalOneResolved(string head, string url) =>
        Assert.Equal(url, Valid($"{head}<meta property=article:published_time content='{Time}'><title>A</title>").Article.Url.AbsoluteUri);

    [Fact]
    public void Read_NoLinkAndNoAddress_IsInvalid() =>
        Assert.StartsWith("The page names no canonical link", Assert.IsType<Parsed<ReadArticle>.Invalid>(
            ArticlePageReader.Read(Encoding.UTF8.GetBytes($"<link rel=canonical href='/a'><meta property=article:published_time content='{Time}'><title>A</title>"), null)).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("Swans return | Courier", "Swans return")]
    [InlineData("Swans return - courier", "Swans return")]
    [InlineData("Swans return – Courier", "Swans return")]
    [InlineData("Swans return|Courier", "Swans return")]
    [InlineData("Swans by Courier", "Swans by Courier")]
    [InlineData("The semi-Courier", "The semi-Courier")]
    [InlineData("Courier", "Courier")]
    [InlineData("Swans – and more – return", "Swans – and more – return")]
    public void Read_Headline_LosesOnlyTheSitesName(string title, string headline) =>
        Assert.Equal(headline, Valid($"<meta property=og:site_name content=Courier><meta property=og:title content='{title}'><meta property=article:published_time content='{Time}'>").Article.Headline);

    [Theory]
    [InlineData("<header><time datetime='2026-11-24T06:00:00Z'>today</time></header><main><h1>A</h1></main>")]
    [InlineData("<div><div><time datetime='2026-11-24T06:00:00Z'>today</time></div><main><section><div><h1>A</h1></div></section></main></div>")]
    [InlineData("<main><h1>A</h1><aside><time datetime='2026-11-24T06:00:00Z'>other</time></aside></main>")]
    [InlineData("<main><div><h1>A</h1></div><section><time datetime='2026-11-24T06:00:00Z'>other</time></section></main>")]
    [InlineData("<article><h1>A</h1><section class='comments open'><time datetime='2026-11-24T06:00:00Z'>a reader</time></section></article>")]
    [InlineData("<article><h1>A</h1><div id=related-posts><time datetime='2026-11-24T06:00:00Z'>other</time></div></article>")]
    [InlineData("<main><h1>A</h1><article><time datetime='2026-11-24T06:00:00Z'>other</time></article></main>")]
    [InlineData("<article><h1>A</h1><article class=card><time datetime='2026-11-24T06:00:00Z'>other</time></article><footer><time datetime='2026-11-24T06:00:00Z'>other</time></footer></article>")]
    public void Read_DateElsewhereOnThePage_IsNotThePublications(string body) =>
        Assert.IsType<Parsed<ReadArticle>.Invalid>(Read($"<meta property=og:type content=article>{body}"));

    [Theory]
    [InlineData("<article><header><h1>A</h1></header><p>x</p><div><time datetime='{0}'>then</time></div></article>")]
    [InlineData("<main><div><h1>A</h1><p><time datetime='{0}'>then</time></p></div></main>")]
    [InlineData("<main><div><div><h1>A</h1></div><time datetime='{0}'>then</time></div></main>")]
    public void Read_DateBesideTheHeadline_IsThePublications(string body) =>
        Assert.Equal(DateTimeOffset.Parse(Time, null), Valid(body.Replace("{0}", Time, StringComparison.Ordinal)).Article.PublishedAt);

    [Fact]
    public void Read_LocalTimeInJsonLdAndOffsetInTags_TakesTheTags()
    {
        var read = Valid($$"""<title>A</title><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-11-23T08:00:00"}</script><meta property="article:published_time" content="{{Time}}">""");
        Assert.Equal(DateTimeOffset.Parse(Time, null), read.Article.PublishedAt);
        Assert.Contains("The publication time in JSON-LD datePublished is '2026-11-23T08:00:00', without an offset from UTC, and was ignored.", read.Notes);
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("\"False\"", false)]
    [InlineData("\"https://schema.org/False\"", false)]
    [InlineData("\"true\"", true)]
    [InlineData("null", true)]
    public void Read_AccessibleForFree_MayBeTextToo(string value, bool free) =>
        Assert.Equal(free, Valid($$"""<title>A</title><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"{{Time}}","isAccessibleForFree":{{value}}}</script>""").Article.FreeToRead);

    [Theory]
    [InlineData("windows-1252", "text/html; charset=windows-1252", "")]
    [InlineData("windows-1252", null, "<meta charset=iso-8859-1>")]
    [InlineData("windows-1252", null, "")]
    [InlineData("utf-8", null, "<meta http-equiv='Content-Type' content='text/html; charset=utf-16'>")]
    [InlineData("utf-8", "text/html; charset=nonsense", "")]
    [InlineData("shift_jis", "text/html; charset=\"x-sjis\"", "")]
    public void Read_Charset_ComesFromHeaderMetaOrTheBytes(string charset, string? contentType, string head)
    {
        var headline = charset == "shift_jis" ? "月見" : "Größe “x”";
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.UTF8;
        var bytes = encoding.GetBytes($"{head}<title>{headline}</title><meta property=article:published_time content='{Time}'>");
        Assert.Equal(headline, Assert.IsType<Parsed<ReadArticle>.Valid>(ArticlePageReader.Read(bytes, Page, contentType)).Value.Article.Headline);
    }

    [Fact]
    public void Read_Utf16WithMark_IsDecoded()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes($"<title>Größe 👋🏽</title><meta property=article:published_time content='{Time}'>")];
        Assert.Equal("Größe 👋🏽", Assert.IsType<Parsed<ReadArticle>.Valid>(ArticlePageReader.Read(bytes, Page)).Value.Article.Headline);
    }

    [Fact]
    public void Read_ThousandsOfTags_AreCutWithANote()
    {
        var tags = string.Concat(Enumerable.Range(0, 3_000).Select(static i => $"<meta property=article:tag content=t{i}>"));
        var read = Valid($"<title>A</title><meta property=article:published_time content='{Time}'>{tags}");
        Assert.Equal(100, read.Article.Tags.Count);
        Assert.Contains("The page names more than 100 tags; the first 100 were taken.", read.Notes);
    }

    [Fact]
    public void Read_OverlongHeadline_IsCutBetweenCharacters()
    {
        var read = Valid($"<title>{string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 100))}</title><meta property=article:published_time content='{Time}'>");
        Assert.Equal(990, read.Article.Headline.Length);
        Assert.Contains("The headline has 1100 characters and was cut to 1000.", read.Notes);
    }

    [Fact]
    public void Read_DeceivingCharacters_AreDropped() =>
        Assert.Equal("Paid by evil.example today", Valid($"<title>\u202EPaid\u202C by\u200B ev\u00ADil.example\n\t today\u0007\uFEFF</title><meta property=article:published_time content='{Time}'>").Article.Headline);

    private static ReadArticle Valid(string html) => Assert.IsType<Parsed<ReadArticle>.Valid>(Read(html)).Value;

    private static Parsed<ReadArticle> Read(string html) => ArticlePageReader.Read(Encoding.UTF8.GetBytes(html), Page);
}
