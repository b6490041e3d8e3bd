using System.Text;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Tests.Ingesting;

public sealed class ArticleReadingTests
{
    [Theory]
    [InlineData("", "story.json", "story.json: There is nothing in it; give an article's JSON or its page.")]
    [InlineData(" \r\n", "-", "Standard input: There is nothing in it; give an article's JSON or its page.")]
    [InlineData("[{}]", "story.json", "story.json: It holds a list; give one article as one JSON object.")]
    [InlineData("\"story\"", "story.json", "story.json: The body is not a JSON object that can be read at line 1, byte 8; send one object as in article.schema.json.")]
    [InlineData(" \n{}", "story.html", "story.html: $.url is missing or empty; every article needs it.")]
    [InlineData("\uFEFF<p>", "story.json",
        "story.json: The page is no article: it has no NewsArticle in JSON-LD, no og:type article and no publication time; send an article's own page.")]
    [InlineData("just words", "story.txt",
        "story.txt: The page is no article: it has no NewsArticle in JSON-LD, no og:type article and no publication time; send an article's own page.")]
    public void ReadFile_NoArticle_SaysWhichFileAndWhy(string text, string fileName, string problem) =>
        Assert.Equal(new Parsed<ReadArticle>.Invalid(problem), ArticleReading.ReadFile(Encoding.UTF8.GetBytes(text), fileName));

    [Fact]
    public void ReadFile_Source_NamesTheId() =>
        Assert.Contains(ArticleName.OfSource("desk", "courier-88240"),
            Assert.IsType<Parsed<ReadArticle>.Valid>(ArticleReading.ReadFile(Samples.Bytes("breaking-bridge.json"), "x", source: "desk")).Value.Names);
}
