using System.Text;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Tests.Ingesting;

public sealed class ArticleJsonReaderTests
{
    private const string Least = """ "url": "https://news.example.com/a", "headline": "A", "publishedAt": "2026-11-23T15:50:24+01:00" """;

    [Fact]
    public void Read_LeastArticle_TakesDefaultsAndPublishedTimeAsVersion()
    {
        var published = new DateTimeOffset(2026, 11, 23, 15, 50, 24, TimeSpan.FromHours(1));
        var read = Valid($"{{{Least}}}");
        Assert.Equal(new() { Url = new("https://news.example.com/a"), Headline = "A", PublishedAt = published, Tags = read.Article.Tags, Authors = read.Article.Authors }, read.Article);
        Assert.Empty(read.Article.Tags);
        Assert.Equal(["url:news.example.com/a"], read.Names.Select(name => name.Value));
        Assert.Equal(published.ToUnixTimeMilliseconds(), read.SourceVersion);
    }

    [Fact]
    public void Read_NullMembers_AreAbsent() =>
        Assert.Equal("A", Valid($$"""{{{Least}}, "tags": null, "image": null, "version": null, "breaking": null, "modifiedAt": null}""").Article.Headline);

    [Fact]
    public void Read_Id_IsNamedWithItsSource() =>
        Assert.Equal(["url:news.example.com/a", "id:desk:7"], Valid($$"""{"id": "7", {{Least}}}""").Names.Select(name => name.Value));

    [Fact]
    public void Read_ModifiedWithoutVersion_IsTheVersion() =>
        Assert.Equal(1_795_445_464_000, Valid($$"""{{{Least}}, "modifiedAt": "2026-11-23T14:51:04Z"}""").SourceVersion);

    [Fact]
    public void Read_ByteOrderMark_IsSkipped() =>
        Assert.IsType<Parsed<ReadArticle>.Valid>(ArticleJsonReader.Read(Encoding.UTF8.GetBytes($"\uFEFF{{{Least}}}"), "desk"));

    [Theory]
    [InlineData("", "The body is not a JSON object that can be read at line 1, byte 1; send one object as in article.schema.json.")]
    [InlineData("null", "The body is null; send one JSON object as in article.schema.json.")]
    [InlineData("""{"headline": "A"}""", "$.url is missing or empty; every article needs it.")]
    [InlineData("""{"url": "https://a.example/b", "publishedAt": "2026-11-23T15:50:24Z"}""", "$.headline is missing or empty; every article needs it.")]
    [InlineData("""{"url": "https://a.example/b", "headline": "A"}""", "$.publishedAt is missing or empty; every article needs it.")]
    [InlineData("""{"url": "/b", "headline": "A", "publishedAt": "2026-11-23T15:50:24Z"}""",
        "$.url is not an absolute http or https address without credentials; write it as in https://news.example.com/story.")]
    [InlineData("""{"url": "https://u:p@a.example/b", "headline": "A", "publishedAt": "2026-11-23T15:50:24Z"}""",
        "$.url is not an absolute http or https address without credentials; write it as in https://news.example.com/story.")]
    [InlineData("""{"url": "https://a.example/b", "headline": "A", "publishedAt": "2026-11-23T15:50:24"}""",
        "$.publishedAt is '2026-11-23T15:50:24', without an offset from UTC; write it as in 2026-11-23T15:50:24+01:00 or 2026-11-23T14:50:24Z.")]
    [InlineData("""{"url": "https://a.example/b", "headline": "A", "publishedAt": "yesterday"}""",
        "$.publishedAt is 'yesterday', which is no date and time; write it as in 2026-11-23T15:50:24+01:00.")]
    [InlineData("""{"headlin": "A"}""", "$.headlin is not a member of an article; remove it or see article.schema.json for the name that is meant.")]
    [InlineData("""{"image": {"src": "A"}}""", "$.image.src is not a member of an article; remove it or see article.schema.json for the name that is meant.")]
    [InlineData("""{"image": {"width": "800"}}""", "$.image.width should be a whole number at line 1, byte 26; correct its type or leave it out.")]
    [InlineData("""{"headline": 4}""", "$.headline should be a string at line 1, byte 15; correct its type or leave it out.")]
    [InlineData("""{"tags": "a, b"}""", "$.tags should be a list of strings at line 1, byte 16; correct its type or leave it out.")]
    [InlineData("""{"tags": ["a", 3]}""", "$.tags[1] should be a string at line 1, byte 17; correct its type or leave it out.")]
    [InlineData("""{"breaking": "yes"}""", "$.breaking should be true or false at line 1, byte 19; correct its type or leave it out.")]
    [InlineData("""{"version": 1.5}""", "$.version should be a whole number at line 1, byte 16; correct its type or leave it out.")]
    [InlineData("""{"image": "https://a.example/b.jpg"}""", "$.image should be an object at line 1, byte 36; correct its type or leave it out.")]
    [InlineData("""{"id": "1", "id": "2"}""", "$.id stands twice in the body; send it once.")]
    [InlineData("""{"id": "1" "x" }""", "The body is not a JSON object that can be read at line 1, byte 12; send one object as in article.schema.json.")]
    public void Read_Unreadable_SaysWhatAndWhere(string body, string problem) =>
        Assert.Equal(problem, Assert.IsType<Parsed<ReadArticle>.Invalid>(ArticleJsonReader.Read(Encoding.UTF8.GetBytes(body), "desk")).Problem);

    [Fact]
    public void Read_BeyondALimit_NamesThePath()
    {
        Assert.Equal("$.headline has 1001 characters; at most 1000 are taken.", Problem($$"""{{{Least}}}""".Replace("\"A\"", $"\"{new string('a', 1001)}\"", StringComparison.Ordinal)));
        Assert.Equal("$.tags has 101 entries; at most 100 are taken.", Problem($$"""{{{Least}}, "tags": [{{string.Join(',', Enumerable.Repeat("\"t\"", 101))}}]}"""));
        Assert.Equal("$.tags[0] is empty; remove it or write something.", Problem($$"""{{{Least}}, "tags": [null]}"""));
        Assert.Equal("$.image.url is missing or empty; every article needs it.", Problem($$"""{{{Least}}, "image": {} }"""));
        Assert.Equal("$.image.height is 0; give pixels from 1 to 100000, or leave it out.", Problem($$"""{{{Least}}, "image": {"url": "https://a.example/i.jpg", "height": 0} }"""));
        Assert.Equal("$.language is 'English', which is no BCP 47 language tag; write it as in en, pt-BR or zh-Hant.", Problem($$"""{{{Least}}, "language": "English"}"""));
        Assert.Equal("$.version is negative; count versions upwards from 0.", Problem($$"""{{{Least}}, "version": -1}"""));
    }

    private static ReadArticle Valid(string body) => Assert.IsType<Parsed<ReadArticle>.Valid>(ArticleJsonReader.Read(Encoding.UTF8.GetBytes(body), "desk")).Value;

    private static string Problem(string body) => Assert.IsType<Parsed<ReadArticle>.Invalid>(ArticleJsonReader.Read(Encoding.UTF8.GetBytes(body), "desk")).Problem;
}
