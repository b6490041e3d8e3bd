using System.Text.Json;
using Distribution.Publishing.Planning;

namespace Distribution.Publishing.Tests.Planning;

public sealed class WordsTests
{
    [Theory]
    [InlineData("example.com", "https://example.com/", true)]
    [InlineData("Example.COM", "https://example.com/", true)]
    [InlineData("example.com", "https://www.example.com/", false)]
    [InlineData("*.example.com", "https://www.example.com/", true)]
    [InlineData("*.example.com", "https://a.b.example.com/", true)]
    [InlineData("*.example.com", "https://example.com/", false)]
    [InlineData("*.example.com", "https://badexample.com/", false)]
    [InlineData("*.example.com", "https://example.com.evil.test/", false)]
    [InlineData("bücher.example", "https://xn--bcher-kva.example/", true)]
    [InlineData("xn--bcher-kva.example", "https://bücher.example/", true)]
    [InlineData("127.0.0.1", "http://127.0.0.1:8080/", true)]
    [InlineData("localhost", "http://localhost:8080/", true)]
    public void Matches_Host_IsExactOrBelowTheStar(string written, string link, bool matches)
    {
        Assert.True(HostPattern.TryRead(written, out var pattern, out _));
        Assert.Equal(matches, pattern.Matches(new(link)));
    }

    [Theory]
    [InlineData("en", "en", true)]
    [InlineData("en", "EN-gb", true)]
    [InlineData("en_GB", "en", true)]
    [InlineData("en", "eng", false)]
    [InlineData("pt-BR", "pt-PT", false)]
    [InlineData("zh-Hans-CN", "zh-Hans", true)]
    public void Matches_Language_WhenOneOnlySaysMore(string one, string other, bool matches)
    {
        Assert.Equal(matches, LanguageTag.Matches(one, other));
        Assert.Equal(matches, LanguageTag.Matches(other, one));
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("pt-BR", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("es-419", true)]
    [InlineData("sl-rozaj", true)]
    [InlineData("en_GB", false)]
    [InlineData("english", false)]
    [InlineData("e", false)]
    [InlineData("en-", false)]
    [InlineData("en\n", false)]
    public void IsValid_Language_WhenWellFormed(string tag, bool valid) => Assert.Equal(valid, LanguageTag.IsValid(tag));

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30m", 1800)]
    [InlineData("6h", 21600)]
    [InlineData("2d", 172800)]
    [InlineData("0s", 0)]
    [InlineData("PT6H", null)]
    [InlineData("6 h", null)]
    [InlineData("-6h", null)]
    [InlineData("1.5h", null)]
    [InlineData("h", null)]
    [InlineData("6", null)]
    [InlineData("2147483647d", null)]
    public void TryParse_Length_HasOneForm(string text, int? seconds) =>
        Assert.Equal(seconds is { } known ? TimeSpan.FromSeconds(known) : null, ShortDuration.TryParse(text));

    [Theory]
    [InlineData("90s")]
    [InlineData("90m")]
    [InlineData("6h")]
    [InlineData("30d")]
    public void Write_Length_IsReadBack(string text) => Assert.Equal(text, ShortDuration.Write(ShortDuration.TryParse(text)!.Value));

    [Theory]
    [InlineData("chanels", "channels")]
    [InlineData("langauge", "language")]
    [InlineData("CHANNELS", "channels")]
    [InlineData("host", "hosts")]
    [InlineData("colour", null)]
    [InlineData("", null)]
    public void For_WrittenWord_GuessesTheNearest(string written, string? meant) =>
        Assert.Equal(meant, Suggestion.For(written, ["channels", "language", "hosts", "name"]));

    [Theory]
    [InlineData("apiSecret", true)]
    [InlineData("access_token", true)]
    [InlineData("consumerKey", true)]
    [InlineData("PASSWORD", true)]
    [InlineData("credentials", true)]
    [InlineData("tokenParameter", false)]
    [InlineData("secretFrom", false)]
    [InlineData("keywords", false)]
    [InlineData("key", false)]
    public void IsSecret_Key_ByItsLastWords(string key, bool secret)
    {
        Assert.Equal(secret, SecretKey.IsSecret(key, JsonValueKind.String));
        Assert.False(SecretKey.IsSecret(key, JsonValueKind.Null));
    }

    [Theory]
    [InlineData(null, false, true)]
    [InlineData(null, true, false)]
    [InlineData(true, true, true)]
    [InlineData(false, false, false)]
    public void ChecksPage_Unset_IsOnForRealAccounts(bool? set, bool isStandIn, bool checks) =>
        Assert.Equal(checks, (Example.XSettings with { PageCheck = set }).ChecksPage(isStandIn));
}
