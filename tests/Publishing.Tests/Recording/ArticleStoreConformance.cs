using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What every home of the articles keeps: an event is taken once, and an article has one id however it is named.</summary>
public abstract class ArticleStoreConformance(StoreHome home) : StoreConformance(home)
{
    private static readonly SpentNonce Nonce = new("cms", "nonce-1", "hash-1");
    private static readonly ArticleName Url = new("url:news.example/1");
    private static readonly ArticleName Guid = new("guid:feed:1");

    [Fact]
    public async Task AcceptAsync_NewEvent_IsOnRecordAndOwedAWakeUp()
    {
        var said = Sample.Event("e-1");

        Assert.Equal(new Acceptance.Accepted(), await Process.Articles.AcceptAsync(said, Nonce, Cancellation));

        await using var second = await Home.StartAsync();
        Same.Event(said, await second.Articles.FindEventAsync("e-1", Cancellation));
        Assert.Equal([MessageJson.Write(new IngestArticle("e-1"))], (await TakeAllAsync(Queues.ArticleEvents)).Select(message => message.Body));
        Assert.Null(await Process.Queue.NextVisibleAsync(Queues.ArticleEventsBreaking, Cancellation));
    }

    [Fact]
    public async Task AcceptAsync_BreakingNews_TakesTheBreakingQueue()
    {
        await Process.Articles.AcceptAsync(Sample.Event("e-1") with { Article = Sample.Article() with { Breaking = true } }, Nonce, Cancellation);

        Assert.Single(await TakeAllAsync(Queues.ArticleEventsBreaking));
        Assert.Null(await Process.Queue.NextVisibleAsync(Queues.ArticleEvents, Cancellation));
    }

    [Fact]
    public async Task AcceptAsync_SameSignedBytes_KnownAsTheSameEventAndNoSecondWakeUp()
    {
        await Process.Articles.AcceptAsync(Sample.Event("e-1"), Nonce, Cancellation);
        await TakeAllAsync(Queues.ArticleEvents);

        var again = await Process.Articles.AcceptAsync(Sample.Event("e-2"), Nonce, Cancellation);

        Assert.Equal(new Acceptance.Known("e-1"), again);
        Assert.Null(await Process.Articles.FindEventAsync("e-2", Cancellation));
        Assert.Null(await Process.Queue.NextVisibleAsync(Queues.ArticleEvents, Cancellation));
    }

    [Fact]
    public async Task AcceptAsync_SameEventWithoutANonce_Known()
    {
        await Process.Articles.AcceptAsync(Sample.Event("e-1"), nonce: null, Cancellation);

        Assert.Equal(new Acceptance.Known("e-1"), await Process.Articles.AcceptAsync(Sample.Event("e-1"), nonce: null, Cancellation));
    }

    [Fact]
    public async Task AcceptAsync_SameNonceOtherBytes_ReusedAndNothingIsWritten()
    {
        await Process.Articles.AcceptAsync(Sample.Event("e-1"), Nonce, Cancellation);
        await TakeAllAsync(Queues.ArticleEvents);

        var forged = await Process.Articles.AcceptAsync(Sample.Event("e-2"), Nonce with { BodyHash = "hash-2" }, Cancellation);

        Assert.Equal(new Acceptance.NonceReused(), forged);
        Assert.Null(await Process.Articles.FindEventAsync("e-2", Cancellation));
        Assert.Null(await Process.Queue.NextVisibleAsync(Queues.ArticleEvents, Cancellation));
    }

    [Fact]
    public async Task AcceptAsync_KnownEventUnderAFreshNonce_SpendsThatNonceToo()
    {
        await Process.Articles.AcceptAsync(Sample.Event("e-1"), Nonce, Cancellation);
        var fresh = Nonce with { Nonce = "nonce-2" };
        Assert.Equal(new Acceptance.Known("e-1"), await Process.Articles.AcceptAsync(Sample.Event("e-1"), fresh, Cancellation));

        var forged = await Process.Articles.AcceptAsync(Sample.Event("e-2"), fresh with { BodyHash = "hash-2" }, Cancellation);

        Assert.Equal(new Acceptance.NonceReused(), forged);
    }

    [Fact]
    public async Task AcceptAsync_SameNonceFromAnotherSource_IsAnotherNonce()
    {
        await Process.Articles.AcceptAsync(Sample.Event("e-1"), Nonce, Cancellation);

        var other = await Process.Articles.AcceptAsync(Sample.Event("e-2"), Nonce with { Source = "feed", BodyHash = "hash-2" }, Cancellation);

        Assert.Equal(new Acceptance.Accepted(), other);
    }

    [Fact]
    public async Task AcceptAsync_ManyAtOnceInTwoProcesses_OneIsAcceptedAndTheRestKnowIt()
    {
        await using var second = await Home.StartAsync();

        var all = await AtOnceAsync(8, thread => (thread % 2 == 0 ? Process : second).Articles.AcceptAsync(Sample.Event("e-1"), Nonce, Cancellation));

        Assert.Single(all.OfType<Acceptance.Accepted>());
        Assert.Equal(7, all.Count(each => each == new Acceptance.Known("e-1")));
        Assert.Single(await TakeAllAsync(Queues.ArticleEvents));
    }

    [Fact]
    public async Task IdentifyAsync_NamesNobodyKnows_TheFirstMakesTheIdAndAllLeadToIt()
    {
        var id = await IdentifyAsync(Url, Guid);

        Assert.Equal(ArticleId.From(Url), id);
        Assert.Equal(id, await Process.Articles.ResolveAsync(Url, Cancellation));
        Assert.Equal(id, await Process.Articles.ResolveAsync(Guid, Cancellation));
    }

    [Fact]
    public async Task IdentifyAsync_OneNameIsKnown_TheNewOneJoinsIt()
    {
        var id = await IdentifyAsync(Guid);

        Assert.Equal(id, await IdentifyAsync(Url, Guid));
        Assert.Equal(id, await Process.Articles.ResolveAsync(Url, Cancellation));
    }

    [Fact]
    public async Task ResolveAsync_NameNobodyKnows_IsNullAndNothingIsWritten()
    {
        Assert.Null(await Process.Articles.ResolveAsync(Url, Cancellation));
        Assert.Null(await Process.Articles.ResolveAsync(Url, Cancellation));
    }

    [Fact]
    public async Task IdentifyAsync_ManyAtOnceInTwoProcesses_AllGetOneId()
    {
        await using var second = await Home.StartAsync();
        for (var round = 0; round < 10; round++)
        {
            ArticleName[] names = [new($"url:{round}"), new($"id:cms:{round}"), new($"guid:feed:{round}")];

            // Two sources that name it differently, joined by the third name both carry.
            var all = await AtOnceAsync(8, thread => (thread % 2 == 0 ? Process : second).Articles.IdentifyAsync(
                thread % 3 == 0 ? [names[0], names[2]] : [names[1], names[2]], Cancellation));

            Assert.Single(all.Distinct());
        }
    }

    [Fact]
    public async Task IdentifyAsync_JoinsTwoThatNobodySaw_TheFirstNamesIdStaysAndTheOtherLeadsToIt()
    {
        var url = await StoreArticleAsync(Url.Value);
        var guid = await StoreArticleAsync(Guid.Value);

        Assert.Equal(url.Id, await IdentifyAsync(Url, Guid));

        Assert.Equal(url.Id, await Process.Articles.ResolveAsync(Guid, Cancellation));
        Assert.Null(await Process.Articles.FindAsync(guid.Id, Cancellation));
    }

    [Fact]
    public async Task IdentifyAsync_JoinsOneThatHasDeliveries_ThatOneStaysWhicheverNameComesFirst()
    {
        await StoreArticleAsync(Url.Value);
        var delivered = await PlanAsync(article: Guid.Value);

        Assert.Equal(delivered.Key.Article, await IdentifyAsync(Url, Guid));

        Assert.Equal(delivered.Key.Article, await Process.Articles.ResolveAsync(Url, Cancellation));
        Same.Rows([delivered], await Process.Ledger.OfArticleAsync(delivered.Key.Article, Cancellation));
    }

    [Fact]
    public async Task IdentifyAsync_JoinsOneWithOnlySkips_TheSkipsGoWithIt()
    {
        var url = await StoreArticleAsync(Url.Value);
        var skipped = await PlanAsync(row => row.SkippedAs(SkipReason.NoPicture, "No picture.", Now), article: Guid.Value);

        Assert.Equal(url.Id, await IdentifyAsync(Url, Guid));

        Assert.Null(await Process.Ledger.FindAsync(skipped.Key, Cancellation));
    }

    [Fact]
    public async Task IdentifyAsync_JoinsTwoThatBothHaveDeliveries_AmbiguousAndNothingIsWritten()
    {
        var one = (await PlanAsync(article: Url.Value)).Key.Article;
        var other = (await PlanAsync(article: Guid.Value)).Key.Article;

        var identity = await Process.Articles.IdentifyAsync([Url, Guid, new("id:cms:1")], Cancellation);

        Assert.Equal(new Identity.Ambiguous(one, other), identity);
        Assert.Equal(one, await Process.Articles.ResolveAsync(Url, Cancellation));
        Assert.Equal(other, await Process.Articles.ResolveAsync(Guid, Cancellation));
        Assert.Null(await Process.Articles.ResolveAsync(new("id:cms:1"), Cancellation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]    // withdrawn before it was ever published: nothing to count, and still a person's word
    public async Task IdentifyAsync_JoinsAWithdrawnOneAndADeliveredOne_Ambiguous(int withdrawals)
    {
        var delivered = (await PlanAsync(article: Url.Value)).Key.Article;
        var withdrawn = await StoreArticleAsync(Guid.Value);
        await Process.Articles.SaveAsync(withdrawn with { WithdrawnAt = Now, Withdrawals = withdrawals }, Cancellation);

        var identity = await Process.Articles.IdentifyAsync([Url, Guid], Cancellation);

        Assert.Equal(new Identity.Ambiguous(delivered, withdrawn.Id), identity);
    }

    [Fact]
    public async Task SaveAsync_IdThatWasMergedAway_DoesNotComeBack()
    {
        await StoreArticleAsync(Url.Value);
        var merged = await StoreArticleAsync(Guid.Value);
        await IdentifyAsync(Url, Guid);

        Assert.Null(await Process.Articles.SaveAsync(merged, Cancellation));
        Assert.Null(await Process.Articles.SaveAsync(Sample.Stored(merged.Id), Cancellation));
        Assert.Null(await Process.Articles.FindAsync(merged.Id, Cancellation));
        Assert.Equal(
            new PlanWrite.ArticleMovedOn(),
            await Process.Ledger.PlanAsync(merged, [Sample.Planned(Sample.Key(merged.Id))], Cancellation));
    }

    [Fact]
    public async Task SaveAsync_OnTheVersionRead_StandsAtTheNextVersion()
    {
        var first = await StoreArticleAsync();
        Same.Stored(first with { Version = 1 }, first);

        var second = await Process.Articles.SaveAsync(first with { SourceVersion = 2 }, Cancellation);

        Same.Stored(first with { SourceVersion = 2, Version = 2 }, second);
        Same.Stored(second!, await Process.Articles.FindAsync(first.Id, Cancellation));
    }

    [Fact]
    public async Task SaveAsync_ManyAtOnceFromOneVersion_ExactlyOneWins()
    {
        var first = await StoreArticleAsync();
        await using var second = await Home.StartAsync();

        var saved = await AtOnceAsync(8, thread =>
            (thread % 2 == 0 ? Process : second).Articles.SaveAsync(first with { SourceVersion = thread }, Cancellation));

        var winner = Assert.Single(saved.OfType<StoredArticle>());
        Same.Stored(winner, await Process.Articles.FindAsync(first.Id, Cancellation));
    }

    [Fact]
    public async Task ParkedEventsAsync_SomeAreParked_OldestFirstUpToTheLimit()
    {
        await Process.Articles.AcceptAsync(Sample.Event("late") with { ReceivedAt = Now + Second }, nonce: null, Cancellation);
        await Process.Articles.AcceptAsync(Sample.Event("early"), nonce: null, Cancellation);
        await Process.Articles.AcceptAsync(Sample.Event("fine"), nonce: null, Cancellation);
        await Process.Articles.ParkEventAsync("late", "Two articles share a name.", Cancellation);
        await Process.Articles.ParkEventAsync("early", "Nobody knows its source.", Cancellation);

        var parked = await Process.Articles.ParkedEventsAsync(10, Cancellation);

        Assert.Equal([("early", "Nobody knows its source."), ("late", "Two articles share a name.")], parked.Select(each => (each.Event.Id, each.Reason)));
        Assert.Equal("early", Assert.Single(await Process.Articles.ParkedEventsAsync(1, Cancellation)).Event.Id);
    }

    private async Task<ArticleId> IdentifyAsync(params ArticleName[] names) =>
        Assert.IsType<Identity.Known>(await Process.Articles.IdentifyAsync(names, Cancellation)).Id;
}
