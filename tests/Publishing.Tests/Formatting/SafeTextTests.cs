using System.Text.Json;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Tests.Formatting;

public sealed class SafeTextTests
{
    private const int Texts = 25_000;

    [Theory]
    [InlineData("ASP.NET 11 is out", "ASP.\u2060NET 11 is out")]
    [InlineData("node.js 30 is out", "node.js 30 is out")]
    [InlineData("Why example.com.au moved", "Why example.\u2060com.\u2060au moved")]
    [InlineData("See https://example.com/a.b?c=d.", "See https://example.\u2060com/a.b?c=d.")]
    [InlineData("@name and .@name said", "@\u2060name and .@\u2060name said")]
    [InlineData("RT@name", "RT@\u2060name")]
    [InlineData("write to support@example.com", "write to support@example.com")]
    [InlineData("＠name", "＠\u2060name")]
    [InlineData("$AAPL beats $MSFT and $GOOG, A$AP does not", "$AAPL beats $\u2060MSFT and $\u2060GOOG, A$AP does not")]
    [InlineData("$100 or $AAPL", "$100 or $AAPL")]
    [InlineData("#hashtag stays", "#hashtag stays")]
    [InlineData("  two\r\nlines\tand\u00A0more ", "two lines and more")]
    [InlineData("\u3000一般公開\u3000市民が \u3000手入れ", "一般公開\u3000市民が 手入れ")]
    [InlineData("a\u0000b\u0007c\uFEFFd", "abcd")]
    [InlineData("evil \u202Etxt\u202C", "evil txt")]
    [InlineData("open \u2067isolate", "open isolate")]
    [InlineData("closed \u2067isolate\u2069", "closed \u2067isolate\u2069")]
    [InlineData("cafe\u0301", "café")]
    public void Of_Headline_IsHarmless(string headline, string expected) => Assert.Equal(expected, SafeText.Of(headline));

    [Fact]
    public void Of_RandomTexts_IsIdempotentAndLinksNothing()
    {
        var random = new RandomText(seed: 7);
        Assert.All(Enumerable.Range(0, 5_000).Select(_ => random.Next()), text =>
        {
            var safe = SafeText.Of(text);
            Assert.Equal(safe, SafeText.Of(safe));
            Assert.Empty(UrlDetection.Find(safe));
        });
    }

    [Fact]
    public async Task Of_RandomTexts_IsHarmlessToTheReferenceAsync()
    {
        var random = new RandomText(seed: 20260102);
        List<string> texts = [.. Enumerable.Range(0, Texts).Select(_ => SafeText.Of(random.Next()))];

        var answers = await Oracle.AskAsync(texts, TestContext.Current.CancellationToken);

        var harmful = texts.Zip(answers)
            .Where(pair => pair.Second is not { Mentions: 0, Cashtags: <= 1, Urls.Count: 0 })
            .Select(pair => $"{JsonSerializer.Serialize(pair.First)}: {pair.Second}")
            .ToList();
        Assert.True(harmful.Count == 0, $"{harmful.Count} of {Texts}:\n{string.Join('\n', harmful.Take(20))}");
        Assert.Contains(answers, answer => answer.Cashtags == 1);
    }
}
