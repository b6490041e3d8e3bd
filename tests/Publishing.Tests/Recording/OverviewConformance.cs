using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What every home of <see cref="IStoreOverview"/> keeps to.</summary>
public abstract class OverviewConformance(StoreHome home) : StoreConformance(home)
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public async Task ReadAsync_NothingStored_IsAllZero()
    {
        var overview = await Process.Overview.ReadAsync(Today, newest: 5, Cancellation);

        Assert.Empty(overview.OfTheDay);
        Assert.Empty(overview.Newest);
        Assert.Equal((0, 0, 0), (overview.Parked, overview.ParkedEvents, overview.InvalidMessages));
    }

    [Fact]
    public async Task ReadAsync_DeliveriesOfTwoDays_CountsTheDayAskedFor()
    {
        await PlanAsync(article: "url:news.example/1");
        await PlanAsync(article: "url:news.example/2");
        await StoreAsync(row => row.ParkedFor("Unfit.", Now), article: "url:news.example/3");
        await PlanAsync(row => row with { CreatedAt = row.CreatedAt.AddDays(-1) }, article: "url:news.example/4");

        var overview = await Process.Overview.ReadAsync(Today, newest: 5, Cancellation);

        Assert.Equal(
            [(DeliveryState.Parked, 1), (DeliveryState.Planned, 2)],
            overview.OfTheDay.Select(count => (count.State, count.Count)).OrderBy(count => count.State.ToString()));
        Assert.Equal(1, overview.Parked);
    }

    [Fact]
    public async Task ReadAsync_MoreThanAskedFor_ShowsTheNewestFirstWithTheirHeadlines()
    {
        foreach (var article in (string[])["url:news.example/1", "url:news.example/2", "url:news.example/3"])
        {
            await PlanAsync(article: article);
        }

        var newest = (await Process.Overview.ReadAsync(Today, newest: 2, Cancellation)).Newest;

        Assert.Equal(
            [ArticleId.From(new("url:news.example/3")), ArticleId.From(new("url:news.example/2"))],
            newest.Select(shown => shown.Row.Key.Article));
        Assert.All(newest, shown => Assert.Equal("A headline", shown.Headline));
    }

    [Fact]
    public async Task ReadAsync_WhatAPersonMustLookAt_IsCounted()
    {
        await Process.Articles.AcceptAsync(Sample.Event("e-1"), nonce: null, Cancellation);
        await Process.Articles.AcceptAsync(Sample.Event("e-2"), nonce: null, Cancellation);
        await Process.Articles.ParkEventAsync("e-1", "Two articles.", Cancellation);
        var received = await Process.Queue.ReceiveAsync(Queues.ArticleEvents, 1, Visibility, Cancellation);
        await Process.Queue.SetAsideAsync(Assert.Single(received), "Unreadable.", Cancellation);

        var overview = await Process.Overview.ReadAsync(Today, newest: 2, Cancellation);

        Assert.Equal((1, 1), (overview.ParkedEvents, overview.InvalidMessages));
    }

    [Fact]
    public async Task ProveWritableAsync_AStoreThatWorks_ChangesNothingThatIsRead()
    {
        var planned = await PlanAsync();

        await Process.Overview.ProveWritableAsync(Cancellation);

        Assert.Equal(planned.Version, (await Process.Ledger.FindAsync(planned.Key, Cancellation))!.Version);
    }
}
