using System.Runtime.CompilerServices;
using System.Text;
using Distribution.Publishing.Syndicating;

namespace Distribution.Publishing.Tests.Syndicating;

/// <summary>The files as they are served; <c>UPDATE_GOLDEN=1</c> rewrites them.</summary>
public sealed class FeedGoldenTests
{
    private static readonly IReadOnlyList<SyndicatedArticle> Articles =
    [
        Feeds.Article(1, article => article with
        {
            Headline = "Bread & butter: <b>prices</b> up 3 % \u0007\uD83D 🥖",
            Description = "It is \"dearer\"\u0000 than it was.\nMuch dearer.",
            Authors = ["Ann O'Hara", "Łukasz <L>"],
            ModifiedAt = Feeds.Now,
            Section = "Money",
            Tags = ["bread", "butter"],
        }),
        Feeds.Article(2, article => article with
        {
            Url = new("https://lamp.example/日本?a=1&b=2"),
            Headline = "東京で初雪、交通に乱れ",
            Language = "ja-JP",
            PublishedAt = new(2026, 3, 2, 17, 58, 0, TimeSpan.FromHours(9)),
        }),
        Feeds.Article(3, article => article with
        {
            Headline = "أسعار الخبز ترتفع في القاهرة",
            Description = "ارتفعت الأسعار اليوم.",
            Language = "ar",
        }),
        Feeds.Article(4, article => article with { Headline = "颱風逼近", Language = "zh-Hant-TW" }),
    ];

    [Theory]
    [InlineData(FeedKind.NewsSitemap)]
    [InlineData(FeedKind.Rss)]
    [InlineData(FeedKind.Atom)]
    public void Render_FourArticles_EqualsGolden(FeedKind kind)
    {
        var file = Feeds.RenderBytes(kind, Feeds.Content(kind, Articles));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
        {
            File.WriteAllBytes(Golden(kind.File), file);
        }

        Assert.Equal(File.ReadAllText(Golden(kind.File)), Encoding.UTF8.GetString(file));
    }

    private static string Golden(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden", file);
}
