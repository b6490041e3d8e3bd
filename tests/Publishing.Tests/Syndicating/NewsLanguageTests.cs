using Distribution.Publishing.Syndicating;

namespace Distribution.Publishing.Tests.Syndicating;

public sealed class NewsLanguageTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("en_US", "en")]
    [InlineData("PT-br", "pt")]
    [InlineData("fil", "fil")]
    [InlineData("sr-Cyrl-RS", "sr")]
    [InlineData("zh", "zh-cn")]
    [InlineData("zh-CN", "zh-cn")]
    [InlineData("zh-Hans", "zh-cn")]
    [InlineData("zh-Hans-HK", "zh-cn")]
    [InlineData("zh_TW", "zh-tw")]
    [InlineData("zh-Hant", "zh-tw")]
    [InlineData("zh-Hant-CN", "zh-tw")]
    [InlineData("zh-HK", "zh-tw")]
    [InlineData(null, "de")]
    [InlineData("", "de")]
    [InlineData("english", "de")]
    [InlineData("x-klingon", "de")]
    [InlineData("e\u0301n", "de")]
    public void Of_ADeclaredLanguage_IsAsTheSchemaWantsIt(string? declared, string written) => Assert.Equal(written, NewsLanguage.Of(declared, "de-AT"));

    [Fact]
    public void Of_NeitherSaysOne_IsUndetermined() => Assert.Equal("und", NewsLanguage.Of("?", ""));
}
