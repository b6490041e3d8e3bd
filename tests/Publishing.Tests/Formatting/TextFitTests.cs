using System.Globalization;
using System.Text;
using CsCheck;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Tests.Formatting;

public sealed class TextFitTests
{
    private static readonly Gen<(string Text, int Budget)> Texts =
        Gen.Select(Gen.Int[1, 1_000_000].Select(seed => new RandomText(seed).Next() + new RandomText(seed + 1).Next()), Gen.Int[0, 80]);

    [Theory]
    [InlineData("It fits.", 8, "It fits.")]
    [InlineData("The quick brown fox jumps", 21, "The quick brown fox…")]
    [InlineData("The quick, brown fox", 14, "The quick…")]
    [InlineData("Prices rose 5% in May again", 18, "Prices rose 5%…")]
    [InlineData("日本語の新聞記事", 10, "日本語の…")]
    [InlineData("日本語、の新聞", 10, "日本語…")]
    [InlineData("Donaudampfschifffahrtsgesellschaft", 12, "Donaudampf…")]
    [InlineData("A Donaudampfschifffahrtsgesellschaft", 12, "A Donaudam…")]
    [InlineData("family 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 12, "family 👨‍👩‍👧‍👦…")]
    [InlineData("Read https://example.com/a/very/long/path now", 30, "Read https://example.com/a/very/long/path…")]
    [InlineData("Read https://example.com/a/very/long/path now", 29, "Read…")]
    [InlineData("example.community-life", 13, "example.c…")]
    [InlineData("anything", 1, "")]
    [InlineData("anything", 2, "…")]
    [InlineData("anything", 0, "")]
    [InlineData("", 0, "")]
    public void Shorten_Text_EndsAtAGoodPlace(string text, int budget, string expected) => Assert.Equal(expected, TextFit.Shorten(text, budget));

    [Fact]
    public void Shorten_AnyText_Fits() => Texts.Sample(
        (text, budget) => Assert.True(WeightedText.Measure(TextFit.Shorten(text, budget)).WeightedLength <= budget), iter: 2_000);

    [Fact]
    public void Shorten_AnyText_IsTheTextOrABeginningWithAnEllipsis() => Texts.Sample(
        (text, budget) =>
        {
            var normal = WeightedText.Measure(text).Text;
            var result = TextFit.Shorten(text, budget);
            Assert.True(result == normal || result.Length == 0 || (result.EndsWith('…') && normal.StartsWith(result[..^1], StringComparison.Ordinal)), result);
            Assert.Equal(WeightedText.Measure(text).WeightedLength <= budget, result == normal && (result.Length > 0 || text.Length == 0));
        },
        iter: 2_000);

    [Fact]
    public void Shorten_AnyText_SplitsNoGraphemeLinkOrSurrogatePair() => Texts.Sample(
        (text, budget) =>
        {
            var whole = WeightedText.Measure(text);
            var result = TextFit.Shorten(text, budget);
            if (result == whole.Text || result.Length == 0)
            {
                return;
            }

            var cut = result.Length - 1;
            Assert.Contains(cut, StringInfo.ParseCombiningCharacters(whole.Text));
            Assert.DoesNotContain(whole.Urls, url => url.Index < cut && cut < url.End);
            Assert.True(WeightedText.Measure(result).Urls.SequenceEqual(whole.Urls.Where(url => url.End <= cut)));
            Assert.Equal(result, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(result)));
        },
        iter: 2_000);
}
