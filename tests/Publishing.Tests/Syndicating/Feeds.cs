using System.Text;
using Distribution.Publishing.Syndicating;

namespace Distribution.Publishing.Tests.Syndicating;

/// <summary>Articles and settings as a channel with its own feeds has them.</summary>
internal static class Feeds
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly FeedSettings Settings = new()
    {
        PublicationName = "The Evening Lamp",
        Language = "en-GB",
        Title = "The Evening Lamp: news",
        Description = "What the Evening Lamp reported in the last two days.",
        Home = new("https://lamp.example/"),
        Hubs = [new("https://hub.example/"), new("https://other-hub.example/publish?of=lamp&x=1")],
    };

    public static SyndicatedArticle Article(int number = 1, Func<Article, Article>? change = null)
    {
        var article = new Article
        {
            Url = new($"https://lamp.example/{number}"),
            Headline = $"Headline {number}",
            PublishedAt = Now - TimeSpan.FromMinutes(number),
        };
        return new() { Id = ArticleId.From(new($"url:lamp.example/{number}")), Article = change?.Invoke(article) ?? article, CarriedSince = Now };
    }

    public static SyndicatedArticle Headed(string headline) => Article(change: article => article with { Headline = headline });

    public static FeedContent Content(FeedKind kind, params IReadOnlyList<SyndicatedArticle> articles) => new()
    {
        Settings = Settings,
        Self = new($"https://feeds.lamp.example/feeds/google-news/{kind.File}"),
        Articles = articles,
        UpdatedAt = Now,
    };

    public static string Render(FeedKind kind, params IReadOnlyList<SyndicatedArticle> articles) => Encoding.UTF8.GetString(RenderBytes(kind, Content(kind, articles)));

    public static byte[] RenderBytes(FeedKind kind, FeedContent content) => kind switch
    {
        FeedKind.NewsSitemap => NewsSitemap.Render(content),
        FeedKind.Rss => RssFeed.Render(content),
        FeedKind.Atom => AtomFeed.Render(content),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such form."),
    };
}
