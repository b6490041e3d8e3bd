using System.Text;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Syndicating;
using Distribution.Publishing.Tests.Recording;
using Distribution.Publishing.Tests.Storage;

namespace Distribution.Publishing.Tests.Syndicating;

/// <summary>From rows as they stand to the files as they are served.</summary>
public sealed class FeedReadingTests() : StoreConformance(new SqliteHome())
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly ChannelName Channel = Sample.Channel;

    private FeedReading? _reading;

    /// <summary>One for each test: what it keeps of an earlier reading must never be seen in a later one.</summary>
    private FeedReading Reading => _reading ??= new(
        Process.Syndication, [new(Channel, Feeds.Settings)], new(static () => new("https://feeds.lamp.example/")), Home.Time);

    [Fact]
    public async Task ReadAsync_NeverAnything_IsEmptyAndHasNotChanged()
    {
        var document = await ReadAsync();

        Assert.Empty(StrictSitemap.Read(document.Bytes.ToArray()));
        Assert.Equal(DateTimeOffset.UnixEpoch, document.LastModified);
    }

    [Fact]
    public async Task ReadAsync_AnotherChannelOrNoPublicAddress_IsNothing()
    {
        Assert.Null(await Reading.ReadAsync(new("another"), FeedKind.Rss, Cancellation));
        Assert.Null(await new FeedReading(Process.Syndication, [new(Channel, Feeds.Settings)], new(static () => null), Home.Time).ReadAsync(Channel, FeedKind.Rss, Cancellation));
    }

    [Theory]
    [InlineData(FeedKind.NewsSitemap, "application/xml; charset=utf-8", "https://feeds.lamp.example/feeds/x-main/news-sitemap.xml", 0)]
    [InlineData(FeedKind.Rss, "application/rss+xml; charset=utf-8", "https://feeds.lamp.example/feeds/x-main/rss.xml", 2)]
    [InlineData(FeedKind.Atom, "application/atom+xml; charset=utf-8", "https://feeds.lamp.example/feeds/x-main/atom.xml", 2)]
    public async Task ReadAsync_AForm_IsServedAsThat(FeedKind kind, string type, string self, int hubs)
    {
        var document = await ReadAsync(kind);

        Assert.Equal((type, self, hubs), (document.ContentType, document.Self.AbsoluteUri, document.Hubs.Count));
        Assert.Matches("^\"[0-9a-f]{32}\"$", document.ETag);
    }

    [Fact]
    public async Task ReadAsync_ReadAgainLater_IsByteForByteTheSame()
    {
        await ClaimAsync();
        foreach (var kind in Enum.GetValues<FeedKind>())
        {
            var first = await ReadAsync(kind);
            Home.Time.Advance(Hour);
            var second = await ReadAsync(kind);

            Assert.Equal(first.Bytes.ToArray(), second.Bytes.ToArray());
            Assert.Equal((first.ETag, first.LastModified), (second.ETag, second.LastModified));
        }
    }

    /// <summary>Whatever became of the call: the page is out, and what the hub was told of must be in the feed.</summary>
    [Theory]
    [MemberData(nameof(States))]
    public async Task ReadAsync_InEveryState_IsInUnlessRefusedStoppedOrTakenDown(DeliveryState state)
    {
        var planned = await PlanAsync();
        await WriteAsync(Sample.In(state, planned.Key) with { Version = planned.Version });
        var isIn = state is DeliveryState.Attempting or DeliveryState.Deferred or DeliveryState.Processing or DeliveryState.InDoubt or DeliveryState.Published;

        Assert.Equal(isIn ? 1 : 0, (await EntriesAsync()).Count);
    }

    public static TheoryData<DeliveryState> States => [.. Enum.GetValues<DeliveryState>()];

    [Fact]
    public async Task ReadAsync_Withdrawn_IsGoneAtOnce()
    {
        var row = await ClaimAsync();
        await AssertChangedAsync(async () => await ReviseAsync(row, ArticleEventKind.Withdrawn, version: 2));

        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task ReadAsync_Corrected_HasTheNewTitleAndLastmodAndTheOldId()
    {
        var row = await ClaimAsync();
        var id = await IdAsync();
        var modified = Sample.Start + TimeSpan.FromMinutes(10);
        await AssertChangedAsync(async () => await ReviseAsync(
            row, ArticleEventKind.Changed, version: 2, article => article with { Headline = "Corrected", ModifiedAt = modified, PublishedAt = Sample.Start + Hour }));

        Assert.Equal(
            [new(new("https://news.example/1"), modified, "The Evening Lamp", "en", Sample.Start, "Corrected")],
            await EntriesAsync());
        Assert.Equal(id, await IdAsync());

        async Task<string> IdAsync() => Assert.Single(StrictFeed.ReadRss((await ReadAsync(FeedKind.Rss)).Bytes.ToArray()).Entries).Id;
    }

    [Fact]
    public async Task ReadAsync_TakenDown_IsGone()
    {
        var row = await ClaimAsync();
        var published = await WriteAsync(row.Ended(Sample.Claim.Id, new DeliveryOutcome.Published("n-1", new("https://x.example/n-1")), Now, new NextStep.Exhausted())!);
        await AssertChangedAsync(() => WriteAsync(published.Withdrawn(canTakeDown: true, Now)!));

        Assert.Empty(await EntriesAsync());
    }

    /// <summary>What an editor has yet to release is not let out by what was there before the withdrawal.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ReadAsync_PublishedAgain_IsOutUntilItsNewDeliveryIsClaimed(bool wasPublished)
    {
        var row = await ClaimAsync();
        row = wasPublished
            ? await WriteAsync(row.Ended(Sample.Claim.Id, new DeliveryOutcome.Published("n-1", new("https://x.example/n-1")), Now, new NextStep.Exhausted())!)
            : row;
        await ReviseAsync(row, ArticleEventKind.Withdrawn, version: 2);
        await WriteAsync(row.Withdrawn(canTakeDown: false, Now)!);
        await ReviseAsync(row, ArticleEventKind.Published, version: 3);
        Assert.Empty(await EntriesAsync());

        var again = Sample.Planned(row.Key with { Occasion = Occasion.PublicationNumber(2) });
        await Process.Ledger.PlanAsync((await Process.Articles.FindAsync(row.Key.Article, Cancellation))!, [again], Cancellation);
        await WriteAsync((await Process.Ledger.FindAsync(again.Key, Cancellation))!.Claimed(Sample.Claim, Sample.Post));

        Assert.Single(await EntriesAsync());
    }

    [Fact]
    public async Task ReadAsync_RefusedAndPostedAfterAll_IsInAgain()
    {
        var row = await ClaimAsync();
        var refused = row;
        await AssertChangedAsync(async () =>
            refused = await WriteAsync(row.Ended(Sample.Claim.Id, new DeliveryOutcome.Rejected("No.", "400"), Now, new NextStep.Exhausted())!));
        Assert.Empty(await EntriesAsync());
        await AssertChangedAsync(() => WriteAsync(refused.SeenOnNetwork(new FoundPost("n-1", new("https://x.example/n-1")), Now)));

        Assert.Single(await EntriesAsync());
    }

    [Fact]
    public async Task ReadAsync_UnderAnEmbargoAgain_IsOutUntilItEnds()
    {
        var row = await ClaimAsync();
        await AssertChangedAsync(async () => await ReviseAsync(row, ArticleEventKind.Changed, 2, article => article with { EmbargoUntil = Sample.Start + (3 * Hour) }));
        Assert.Empty(await EntriesAsync());

        Home.Time.SetUtcNow(Sample.Start + (4 * Hour));

        Assert.Single(await EntriesAsync());
        Assert.Equal(Sample.Start + (3 * Hour), (await ReadAsync()).LastModified);
    }

    /// <summary>A planned time, or a typing error in the year: what a channel carries is out, and so no newer than its claim.</summary>
    [Fact]
    public async Task ReadAsync_DatedAhead_IsAsOldAsItsClaim()
    {
        var ahead = DateTimeOffset.MaxValue.AddDays(-1);
        var planned = await PlanAsync(row => row with { PublishedAt = ahead });
        await ReviseAsync(planned, ArticleEventKind.Changed, 2, article => article with { PublishedAt = ahead });
        await WriteAsync(planned.Claimed(Sample.Claim, Sample.Post));

        foreach (var kind in Enum.GetValues<FeedKind>())
        {
            Assert.Contains("A headline", Encoding.UTF8.GetString((await ReadAsync(kind)).Bytes.Span), StringComparison.Ordinal);
        }

        Assert.Equal(Sample.Start, Assert.Single(await EntriesAsync()).Published);
        Home.Time.SetUtcNow(Sample.Start + (49 * Hour));
        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task ReadAsync_TwoDaysLater_LeavesAndSaysWhenItLeft()
    {
        await ClaimAsync();
        Home.Time.SetUtcNow(Sample.Start + new TimeSpan(47, 59, 59));
        var last = await ReadAsync();
        Assert.Single(await EntriesAsync());

        Home.Time.SetUtcNow(Sample.Start + (60 * Hour));

        var empty = await ReadAsync();
        Assert.Empty(await EntriesAsync());
        Assert.Equal((Sample.Start, Sample.Start + (48 * Hour)), (last.LastModified, empty.LastModified));
        Assert.NotEqual(last.ETag, empty.ETag);
    }

    [Fact]
    public async Task ReadAsync_PostedTwice_IsOneEntry()
    {
        var row = await ClaimAsync();
        var again = Sample.Planned(row.Key with { Occasion = new("repost-1") });
        await Process.Ledger.PlanAsync((await Process.Articles.FindAsync(row.Key.Article, Cancellation))!, [again], Cancellation);
        await WriteAsync((await Process.Ledger.FindAsync(again.Key, Cancellation))!.Claimed(Sample.Claim, Sample.Post));

        Assert.Single(await EntriesAsync());
    }

    private async Task<FeedDocument> ReadAsync(FeedKind kind = FeedKind.NewsSitemap) => (await Reading.ReadAsync(Channel, kind, Cancellation))!;

    private async Task<IReadOnlyList<SitemapEntry>> EntriesAsync() => StrictSitemap.Read((await ReadAsync()).Bytes.ToArray());

    private async Task<Delivery> ClaimAsync() => await StoreAsync(row => row.Claimed(Sample.Claim, Sample.Post));

    /// <summary>An hour later the change is made, and the file says so.</summary>
    private async Task AssertChangedAsync(Func<Task> change)
    {
        var before = await ReadAsync();
        Home.Time.Advance(Hour);
        await change();
        var after = await ReadAsync();
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.Equal(Now, after.LastModified);
    }

    private async Task ReviseAsync(Delivery row, ArticleEventKind kind, long version, Func<Article, Article>? change = null)
    {
        var stored = (await Process.Articles.FindAsync(row.Key.Article, Cancellation))!;
        var said = Sample.Event($"e-{version}") with { Kind = kind, SourceVersion = version, ReceivedAt = Now, Article = change?.Invoke(stored.Article!) ?? stored.Article };
        Assert.NotNull(await Process.Articles.SaveAsync(stored.After(said, Now)!, Cancellation));
    }
}
