using Distribution.Publishing.Syndicating;

namespace Distribution.Publishing.Tests.Syndicating;

public sealed class FeedWindowTests
{
    /// <summary>The clock of a server in New Zealand's summer, and of servers whose night has 23 or 25 hours between the publication and now.</summary>
    public static TheoryData<DateTimeOffset> Clocks =>
    [
        Feeds.Now,
        new DateTimeOffset(2026, 3, 2, 22, 0, 0, TimeSpan.FromHours(13)),
        new DateTimeOffset(2026, 3, 30, 12, 0, 0, TimeSpan.FromHours(2)),
        new DateTimeOffset(2026, 10, 26, 12, 0, 0, TimeSpan.FromHours(1)),
        new DateTimeOffset(2026, 1, 1, 0, 30, 0, TimeSpan.FromHours(-11)),
    ];

    [Theory]
    [MemberData(nameof(Clocks))]
    public void Choose_AtItsEdges_TwoDaysAre48Hours(DateTimeOffset now)
    {
        foreach (var zone in (double[])[0, 13, -11, 5.75, now.Offset.TotalHours])
        {
            Assert.True(IsIn(now - new TimeSpan(47, 59, 0), zone));
            Assert.True(IsIn(now - new TimeSpan(47, 59, 59), zone));
            Assert.False(IsIn(now - TimeSpan.FromHours(48), zone));
            Assert.False(IsIn(now - new TimeSpan(48, 1, 0), zone));
        }

        bool IsIn(DateTimeOffset published, double zone) =>
            FeedWindow.Choose([Feeds.Article(change: article => article with { PublishedAt = published.ToOffset(TimeSpan.FromHours(zone)) })], FeedKind.NewsSitemap, now) is [_];
    }

    /// <summary>An editor may post a story of last week: a subscriber has not had it, and Google does not want it.</summary>
    [Fact]
    public void Choose_OldStoryThatCameInNow_IsInTheFeedsAndInNoNewsSitemap()
    {
        SyndicatedArticle[] old =
        [
            Feeds.Article(change: article => article with { PublishedAt = Feeds.Now.AddDays(-7) }) with { CarriedSince = Feeds.Now - new TimeSpan(47, 59, 0) },
        ];

        Assert.Empty(FeedWindow.Choose(old, FeedKind.NewsSitemap, Feeds.Now));
        Assert.Equal(old, FeedWindow.Choose(old, FeedKind.Rss, Feeds.Now));
        Assert.Equal(old, FeedWindow.Choose(old, FeedKind.Atom, Feeds.Now));
        Assert.Empty(FeedWindow.Choose(old, FeedKind.Atom, Feeds.Now.AddMinutes(2)));
    }

    [Fact]
    public void Choose_MoreThanAThousand_TheNewestOfThemNewestFirst()
    {
        var articles = Enumerable.Range(1, 1_500).Select(number => Feeds.Article(number)).ToArray();
        var shuffled = articles.OrderBy(static article => article.Id.Value, StringComparer.Ordinal);

        Assert.Equal(articles.Take(1_000), FeedWindow.Choose(shuffled, FeedKind.NewsSitemap, Feeds.Now));
    }

    /// <summary>What there is no room for is what subscribers have had the longest, not the older story an editor has just posted.</summary>
    [Fact]
    public void Choose_OldStoryThatCameInLastAmongMoreThanAThousand_IsTheFeedsFirst()
    {
        var old = Feeds.Article(9_999, article => article with { PublishedAt = Feeds.Now.AddDays(-7) }) with { CarriedSince = Feeds.Now };
        var articles = Enumerable.Range(1, 1_500).Select(number => Feeds.Article(number) with { CarriedSince = Feeds.Now.AddMinutes(-number) });

        var chosen = FeedWindow.Choose([.. articles, old], FeedKind.Rss, Feeds.Now);

        Assert.Equal(1_000, chosen.Count);
        Assert.Equal(old, chosen[0]);
    }

    [Fact]
    public void Choose_WhatNoSitemapMayHold_IsLeftOut()
    {
        SyndicatedArticle[] articles =
        [
            Feeds.Headed("\u0001\uD800 "),
            At("https://lamp.example/" + new string('a', 2_048 - "https://lamp.example/".Length)),
            At("ftp://lamp.example/1"),
            At("/relative"),
        ];
        var longest = At("https://lamp.example/" + new string('a', 2_047 - "https://lamp.example/".Length));

        Assert.Equal([longest], FeedWindow.Choose([.. articles, longest], FeedKind.NewsSitemap, Feeds.Now));

        static SyndicatedArticle At(string url) => Feeds.Article(change: article => article with { Url = new(url, UriKind.RelativeOrAbsolute) });
    }
}
