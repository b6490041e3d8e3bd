using System.Text.Json.Nodes;
using Distribution.Sandbox.X.Text;

namespace Distribution.Sandbox.Tests.X;

public sealed class WeightedTextTests
{
    public static TheoryData<string, int, bool, string> Vectors()
    {
        var data = new TheoryData<string, int, bool, string>();
        foreach (var vector in JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "x-weighted-length.json")))!.AsArray())
        {
            data.Add((string)vector!["text"]!, (int)vector["weightedLength"]!, (bool)vector["valid"]!, string.Join(' ', vector["urls"]!.AsArray().Select(url => (string)url!)));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Weigh_Vector_AsTwitterText(string text, int length, bool valid, string urls)
    {
        var weighed = new WeightedText(text);

        Assert.Equal((length, valid, urls), (weighed.Length, weighed.Fits(280), string.Join(' ', weighed.Urls.Select(url => weighed.Normalized[url.Start..url.End]))));
    }

    [Theory]
    [InlineData("https://news.example.com/a/b?c=d&e=f, and more", "https://news.example.com/a/b?c=d&e=f")]
    [InlineData("приветexample.com", "example.com")]
    [InlineData("me@example.com", "")]
    [InlineData("#example.com $example.com", "")]
    [InlineData("https://a.example.com:8080/x.", "https://a.example.com:8080/x")]
    [InlineData("one https://a.com/1 two http://b.org", "https://a.com/1 http://b.org")]
    [InlineData("https://example.comx", "")]
    [InlineData("https://exa_mple.com/x", "")]
    [InlineData("https://a_b.example.com/x", "https://a_b.example.com/x")]
    [InlineData("x/example.com", "")]
    [InlineData("example.com?a=b", "example.com")]
    [InlineData("example.com:80 example.com:80/x", "example.com example.com:80/x")]
    [InlineData(".example.com -example.com", "")]
    [InlineData("https://t.co/abc.html", "https://t.co/abc")]
    [InlineData("«example.com»", "example.com")]
    [InlineData("сайт.example.com", "example.com")]
    [InlineData("https://example.comсайт", "https://example.com")]
    [InlineData("https://example.com/?a=b.", "https://example.com/?a=b")]
    [InlineData("https://президент.рф/новости!", "https://президент.рф/новости")]
    public void Find_Text_TheLinks(string text, string urls) =>
        Assert.Equal(urls, string.Join(' ', UrlFinder.Find(text).Select(url => text[url.Start..url.End])));

    [Theory]
    [InlineData("$TSLA and $AAPL", 2)]
    [InlineData("US$5 and $5 $TSLA", 1)]
    [InlineData("https://example.com/$A $B.", 1)]
    public void Cashtags_Text_Counted(string text, int count) => Assert.Equal(count, Tags.Cashtags(new WeightedText(text)));

    [Theory]
    [InlineData("hello @nasa", true)]
    [InlineData("mail me@nasa.gov", false)]
    [InlineData("https://medium.com/@nasa/x", false)]
    [InlineData("@ home", false)]
    public void AnyMention_Text_Found(string text, bool found) => Assert.Equal(found, Tags.AnyMention(new WeightedText(text)));

    [Fact]
    public void StoredText_LinkAndMarkup_ShortenedAndEscaped()
    {
        var stored = StoredText.From(new WeightedText("👋 <b> & https://www.example.com/a/rather/long/path/1 end"), 7);

        var link = Assert.Single(stored.Links);
        Assert.Equal(23, link.Shortened.Length);
        Assert.Equal($"👋 &lt;b&gt; &amp; {link.Shortened} end", stored.Text);
        Assert.Equal(
            ("https://www.example.com/a/rather/long/path/1", "example.com/a/rather/long/…", 18, 41),
            (link.Expanded, link.Displayed, link.Start, link.End));
    }
}
