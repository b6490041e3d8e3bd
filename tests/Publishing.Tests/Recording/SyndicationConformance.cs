using System.Collections.Concurrent;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What every home of <see cref="ISyndicationStore"/> keeps to.</summary>
public abstract class SyndicationConformance(StoreHome home) : StoreConformance(home)
{
    private const int AtOnce = 100;

    private static readonly TimeSpan TwoDays = TimeSpan.FromDays(2);

    [Fact]
    public async Task ReadAsync_NothingClaimed_IsEmpty()
    {
        await PlanAsync();
        await StoreAsync(row => row.HeldFor(HoldCause.Paused, "Paused.", Now), article: "url:2");

        var snapshot = await ReadAsync();

        Assert.Empty(snapshot.Rows);
        Assert.Null(snapshot.LastBefore);
    }

    [Theory]
    [MemberData(nameof(ClaimedStates))]
    public async Task ReadAsync_ClaimedAtLeastOnce_IsThereInEveryState(DeliveryState state)
    {
        var planned = await PlanAsync();
        var row = await WriteAsync(Sample.In(state, planned.Key) with { Version = planned.Version });

        Same.Rows([row], [.. (await ReadAsync()).Rows.Select(found => found.Delivery)]);
    }

    public static TheoryData<DeliveryState> ClaimedStates =>
        [.. Enum.GetValues<DeliveryState>().Where(state => Sample.In(state).FirstClaimAt is not null)];

    [Fact]
    public async Task ReadAsync_Revised_HasTheNewestRevision()
    {
        var row = await ClaimAsync("url:1", Sample.Start);
        var stored = (await Process.Articles.FindAsync(row.Key.Article, Cancellation))!;
        var revised = (await Process.Articles.SaveAsync(stored with { Article = stored.Article! with { Headline = "Corrected" } }, Cancellation))!;

        Same.Stored(revised, Assert.Single((await ReadAsync()).Rows).Article);
    }

    [Fact]
    public async Task ReadAsync_SomeArticles_TheChannelsNewestFirstUpToTheLimit()
    {
        var older = await ClaimAsync("url:1", Sample.Start.AddHours(1));
        var newer = await ClaimAsync("url:2", Sample.Start.AddHours(2));
        await ClaimAsync("url:3", Sample.Start.AddHours(3), channel: "another");

        Same.Rows([newer, older], [.. (await ReadAsync()).Rows.Select(row => row.Delivery)]);
        Same.Rows([newer], [.. (await ReadAsync(limit: 1)).Rows.Select(row => row.Delivery)]);
    }

    [Fact]
    public async Task ReadAsync_SomeAreOlder_SaysWhenTheNewestOfThemWasPublished()
    {
        await ClaimAsync("url:1", Sample.Start - TwoDays - TimeSpan.FromHours(2));
        var gone = await ClaimAsync("url:2", Sample.Start - TwoDays - Second);
        var edge = await ClaimAsync("url:3", Sample.Start - TwoDays);

        var snapshot = await ReadAsync();

        Same.Rows([edge], [.. snapshot.Rows.Select(row => row.Delivery)]);
        Assert.Equal(gone.PublishedAt, snapshot.LastBefore);
    }

    /// <summary>Two processes publish 100 articles at once while a third reads: each reading has all that were claimed before it began, and keeps what the one before it had.</summary>
    [Fact]
    public async Task ReadAsync_AHundredPublishedAtOnceByTwoProcesses_NoneIsLeftOut()
    {
        await using var second = await Home.StartAsync();
        await using var third = await Home.StartAsync();
        var claimed = new ConcurrentBag<ArticleId>();
        using var done = new CancellationTokenSource();
        var reading = Task.Run(ReadOnAsync, Cancellation);

        await AtOnceAsync(AtOnce, async number =>
        {
            var process = number % 2 == 0 ? Process : second;
            var identity = await process.Articles.IdentifyAsync([new($"url:{number}")], Cancellation);
            var stored = (await process.Articles.SaveAsync(Sample.Stored(Assert.IsType<Identity.Known>(identity).Id), Cancellation))!;
            var key = Sample.Key(stored.Id);
            Assert.IsType<PlanWrite.Written>(await process.Ledger.PlanAsync(stored, [Sample.Planned(key)], Cancellation));
            var row = (await process.Ledger.FindAsync(key, Cancellation))!;
            Assert.IsType<DeliveryWrite.Written>(await process.Ledger.WriteAsync(row.Claimed(process.Claims.Take(Now), Sample.Post), Cancellation));
            claimed.Add(stored.Id);
            return true;
        });
        await done.CancelAsync();

        Assert.InRange(await reading, 2, int.MaxValue);
        Assert.Equal(AtOnce, Articles(await ReadAsync()).Count);

        async Task<int> ReadOnAsync()
        {
            HashSet<ArticleId> before = [];
            for (var readings = 1; ; readings++)
            {
                HashSet<ArticleId> mustBeThere = [.. claimed, .. before];
                var now = Articles(await third.Syndication.ReadAsync(Sample.Channel, SyndicatedBy.Publication, Now - TwoDays, 1_000, Cancellation));
                Assert.Superset(mustBeThere, now);
                before = now;
                if (done.IsCancellationRequested)
                {
                    return readings;
                }
            }
        }
    }

    /// <summary>Every write of a delivery or its article is a new mark, and nothing else is.</summary>
    [Theory]
    [InlineData(SyndicatedBy.Publication)]
    [InlineData(SyndicatedBy.Arrival)]
    public async Task MarkAsync_AWriteOfARowOrItsArticle_IsAnotherMark(SyndicatedBy by)
    {
        List<string> marks = [await MarkAsync()];
        var row = await ClaimAsync("url:1", Sample.Start);
        marks.Add(await MarkAsync());
        row = await WriteAsync(row with { Reason = "Another." });
        marks.Add(await MarkAsync());
        var stored = (await Process.Articles.FindAsync(row.Key.Article, Cancellation))!;
        await Process.Articles.SaveAsync(stored with { SourceVersion = 2 }, Cancellation);
        marks.Add(await MarkAsync());
        await ClaimAsync("url:2", Sample.Start);
        marks.Add(await MarkAsync());
        marks.Add(await MarkAsync(from: Now + TwoDays));
        await ClaimAsync("url:3", Sample.Start, channel: "another");

        Assert.Equal(marks.Count, marks.Distinct().Count());
        Assert.Equal(marks[4], await MarkAsync());
        Assert.Equal(marks[4], (await Process.Syndication.ReadAsync(Sample.Channel, by, Now - TwoDays, 1_000, Cancellation)).Mark);

        Task<string> MarkAsync(DateTimeOffset? from = null) =>
            Process.Syndication.MarkAsync(Sample.Channel, by, from ?? Now - TwoDays, 1_000, Cancellation);
    }

    private static HashSet<ArticleId> Articles(SyndicationSnapshot snapshot) => [.. snapshot.Rows.Select(row => row.Article.Id)];

    private Task<SyndicationSnapshot> ReadAsync(int limit = 1_000) => Process.Syndication.ReadAsync(Sample.Channel, SyndicatedBy.Publication, Now - TwoDays, limit, Cancellation);

    private async Task<Delivery> ClaimAsync(string article, DateTimeOffset published, string channel = "x-main")
    {
        var planned = await PlanAsync(row => row with { PublishedAt = published }, article, channel);
        return await WriteAsync(planned.Claimed(Sample.Claim, Sample.Post));
    }
}
