using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What every home of the ledger keeps: a row is written once per version, and what it is owed is there.</summary>
public abstract class LedgerConformance(StoreHome home) : StoreConformance(home)
{
    private const int Threads = 8;

    [Fact]
    public async Task PlanAsync_NewDeliveries_AreOnRecordAtVersionOneInTheirOrder()
    {
        var article = await StoreArticleAsync();
        Delivery[] plan = [Sample.Planned(Sample.Key(article.Id, "x-main")), Sample.In(DeliveryState.Skipped, Sample.Key(article.Id, "facebook"))];

        var written = Assert.IsType<PlanWrite.Written>(await Process.Ledger.PlanAsync(article, plan, Cancellation));

        Assert.Equal(plan.Select(row => row.Key), written.Inserted);
        Same.Rows(plan.Select(row => row with { Version = 1 }), await Process.Ledger.OfArticleAsync(article.Id, Cancellation));
    }

    [Fact]
    public async Task PlanAsync_SomeAreThereAlready_InsertsTheOthersAndLeavesThoseAlone()
    {
        var first = await StoreAsync(row => row.Claimed(Sample.Claim, Sample.Post));
        var article = (await Process.Articles.FindAsync(first.Key.Article, Cancellation))!;
        var other = Sample.Key(article.Id, "facebook");

        var write = await Process.Ledger.PlanAsync(article, [Sample.Planned(first.Key), Sample.Planned(other)], Cancellation);

        Assert.Equal([other], Assert.IsType<PlanWrite.Written>(write).Inserted);
        Same.Row(first, await Process.Ledger.FindAsync(first.Key, Cancellation));
    }

    [Fact]
    public async Task PlanAsync_ArticleWithdrawnMeanwhile_WritesNoRowAndNoWakeUp()
    {
        var article = await StoreArticleAsync();
        await Process.Articles.SaveAsync(article with { WithdrawnAt = Now, Withdrawals = 1 }, Cancellation);

        var write = await Process.Ledger.PlanAsync(article, [Sample.Planned(Sample.Key(article.Id))], Cancellation);

        Assert.Equal(new PlanWrite.ArticleMovedOn(), write);
        Assert.Empty(await Process.Ledger.OfArticleAsync(article.Id, Cancellation));
        Assert.Null(await Process.Queue.NextVisibleAsync(Queues.ToDeliver(Sample.Network, breaking: false), Cancellation));
    }

    [Fact]
    public async Task PlanAsync_ArticleNeverStored_MovedOn()
    {
        var write = await Process.Ledger.PlanAsync(Sample.Stored(new("nowhere")), [Sample.Planned(Sample.Key(new("nowhere")))], Cancellation);

        Assert.Equal(new PlanWrite.ArticleMovedOn(), write);
    }

    [Fact]
    public async Task PlanAsync_ManyAtOnceInTwoProcesses_EachDeliveryIsInsertedOnce()
    {
        var article = await StoreArticleAsync();
        await using var second = await Home.StartAsync();
        Delivery[] plan = [.. Enumerable.Range(0, 5).Select(i => Sample.Planned(Sample.Key(article.Id, $"channel-{i}")))];

        var writes = await AtOnceAsync(Threads, thread => (thread % 2 == 0 ? Process : second).Ledger.PlanAsync(article, plan, Cancellation));

        var inserted = writes.SelectMany(write => Assert.IsType<PlanWrite.Written>(write).Inserted);
        Assert.Equal(plan.Select(row => row.Key), inserted.OrderBy(key => key.Channel.Value));
        Assert.Equal(plan.Length, (await TakeAllAsync(Queues.ToDeliver(Sample.Network, breaking: false))).Count);
    }

    [Fact]
    public async Task FindAsync_NoSuchRow_IsNull() => Assert.Null(await Process.Ledger.FindAsync(Sample.Key(new("nowhere")), Cancellation));

    [Fact]
    public async Task WriteAsync_OnTheVersionRead_StandsAtTheNextVersion()
    {
        var planned = await PlanAsync();
        var claimed = planned.Claimed(Process.Claims.Take(Now), Sample.Post);

        var written = Assert.IsType<DeliveryWrite.Written>(await Process.Ledger.WriteAsync(claimed, Cancellation)).Row;

        Same.Row(claimed with { Version = planned.Version + 1 }, written);
        Same.Row(written, await Process.Ledger.FindAsync(planned.Key, Cancellation));
    }

    [Fact]
    public async Task WriteAsync_OnAnOlderVersion_ShowsTheRowAsItStands()
    {
        var planned = await PlanAsync();
        var claimed = await WriteAsync(planned.Claimed(Process.Claims.Take(Now), Sample.Post));

        var write = await Process.Ledger.WriteAsync(planned.Withdrawn(canTakeDown: true, Now)!, Cancellation);

        Same.Row(claimed, Assert.IsType<DeliveryWrite.MovedOn>(write).Current);
        Same.Row(claimed, await Process.Ledger.FindAsync(planned.Key, Cancellation));
    }

    [Fact]
    public async Task WriteAsync_NeverPlanned_MovedOnToNothing() =>
        Assert.Equal(new DeliveryWrite.MovedOn(Current: null), await Process.Ledger.WriteAsync(Sample.Planned(), Cancellation));

    [Fact]
    public async Task WriteAsync_ManyWritersFromOneVersionInTwoProcesses_ExactlyOneWinsEachRound()
    {
        const int Rounds = 25;
        var row = await PlanAsync();
        await using var second = await Home.StartAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var read = row;
            var writes = await AtOnceAsync(Threads, thread =>
            {
                var process = thread % 2 == 0 ? Process : second;
                return process.Ledger.WriteAsync(read with { State = DeliveryState.Attempting, Claim = process.Claims.Take(Now) }, Cancellation);
            });

            row = Assert.Single(writes.OfType<DeliveryWrite.Written>()).Row;
            Same.Row(row, await second.Ledger.FindAsync(row.Key, Cancellation));
            Assert.All(writes.OfType<DeliveryWrite.MovedOn>(), moved => Same.Row(row, moved.Current));
        }

        Assert.Equal(1 + Rounds, row.Version);
    }

    [Theory]
    [InlineData(DeliveryState.Planned)]
    [InlineData(DeliveryState.Deferred)]
    [InlineData(DeliveryState.Processing)]
    [InlineData(DeliveryState.InDoubt)]
    [InlineData(DeliveryState.TakingDown)]
    public async Task WriteAsync_StateThatGoesOnByItself_ItsWakeUpIsVisibleWhenDueAndNotBefore(DeliveryState state)
    {
        var due = Sample.Start + TimeSpan.FromSeconds(90);
        foreach (var breaking in (bool[])[false, true])
        {
            var row = await PlanAsync(article: $"url:news.example/{breaking}");
            await TakeAllAsync(Queues.ToDeliver(Sample.Network, breaking: false));
            row = await WriteAsync(Sample.In(state, row.Key) with { Version = row.Version, Breaking = breaking, NetworkId = null, DueAt = due });
            var queue = row.AwaitsAttempt ? Queues.ToDeliver(row.Network, breaking) : Queues.ToSettle(row.Network);
            var body = row.AwaitsAttempt ? MessageJson.Write(new DeliverPost(row.Key, row.Claims + 1)) : MessageJson.Write(new SettleDelivery(row.Key, row.Steps));

            Home.Time.AdjustTime(due - TimeSpan.FromMilliseconds(1));
            Assert.Empty(await TakeAllAsync(queue));
            Assert.Equal(due, await Process.Queue.NextVisibleAsync(queue, Cancellation));

            Home.Time.AdjustTime(due);
            Assert.Equal([body], (await TakeAllAsync(queue)).Select(message => message.Body));
            Home.Time.AdjustTime(Sample.Start);
        }
    }

    [Theory]
    [InlineData(DeliveryState.Attempting)]
    [InlineData(DeliveryState.Held)]
    [InlineData(DeliveryState.Parked)]
    [InlineData(DeliveryState.Published)]
    [InlineData(DeliveryState.Rejected)]
    [InlineData(DeliveryState.Expired)]
    [InlineData(DeliveryState.Cancelled)]
    [InlineData(DeliveryState.Skipped)]
    [InlineData(DeliveryState.TakenDown)]
    public async Task WriteAsync_StateThatWaitsForSomethingElse_OwesNothing(DeliveryState state)
    {
        var row = await PlanAsync();
        await TakeAllAsync(Queues.ToDeliver(Sample.Network, breaking: false));

        await WriteAsync(Sample.In(state, row.Key) with { Version = row.Version });

        Assert.Null(await Process.Queue.NextVisibleAsync(Queues.ToDeliver(Sample.Network, breaking: false), Cancellation));
        Assert.Null(await Process.Queue.NextVisibleAsync(Queues.ToDeliver(Sample.Network, breaking: true), Cancellation));
        Assert.Null(await Process.Queue.NextVisibleAsync(Queues.ToSettle(Sample.Network), Cancellation));
    }

    [Fact]
    public async Task WriteAsync_DueAtAFractionOfAMillisecond_TheMessageNeverComesBeforeTheRowIsDue()
    {
        var due = Sample.Start + TimeSpan.FromTicks(12_345_678);
        var row = await StoreAsync(planned => planned.WaitsUntil(due, "Wait.", Now));
        var queue = Queues.ToDeliver(Sample.Network, breaking: false);

        Home.Time.AdjustTime((await Process.Queue.NextVisibleAsync(queue, Cancellation))!.Value);

        Assert.Single(await TakeAllAsync(queue));
        Assert.True(row.DueAt <= Now, "A wake-up that comes early is dropped, and only the sweep would bring another.");
    }

    [Fact]
    public async Task WriteAsync_RescheduledWhileItsMessageIsHandled_TheOldReceiptDoesNotEndIt()
    {
        var queue = Queues.ToDeliver(Sample.Network, breaking: false);
        var row = await PlanAsync();
        var handled = Assert.Single(await Process.Queue.ReceiveAsync(queue, 1, Visibility, Cancellation));

        var waiting = await WriteAsync(row.WaitsUntil(Now + Second, "The channel waits.", Now));
        await Process.Queue.DeleteAsync(handled, Cancellation);

        Assert.Equal(waiting.DueAt, await Process.Queue.NextVisibleAsync(queue, Cancellation));
        Home.Time.Advance(Second);
        var again = Assert.Single(await TakeAllAsync(queue));
        Assert.Equal((handled.Body, 1), (again.Body, again.Deliveries));
    }

    [Fact]
    public async Task WakeAsync_AThousandTimes_IsOneMessageAndNoLater()
    {
        var queue = Queues.ToDeliver(Sample.Network, breaking: false);
        var row = await PlanAsync();
        await TakeAllAsync(queue);

        for (var i = 0; i < 1_000; i++)
        {
            await Process.Ledger.WakeAsync(row, Cancellation);
        }

        Assert.Equal(row.DueAt, await Process.Queue.NextVisibleAsync(queue, Cancellation));
        Assert.Equal([WakeUp.Of(row)!.Body], (await TakeAllAsync(queue)).Select(message => message.Body));
    }

    [Fact]
    public async Task WakeAsync_ItsMessageIsBeingHandled_IsLeftToTheHandler()
    {
        var queue = Queues.ToDeliver(Sample.Network, breaking: false);
        var row = await PlanAsync();
        var handled = Assert.Single(await Process.Queue.ReceiveAsync(queue, 1, Visibility, Cancellation));

        await Process.Ledger.WakeAsync(row, Cancellation);

        Assert.Empty(await TakeAllAsync(queue));
        await Process.Queue.DeleteAsync(handled, Cancellation);
        Assert.Null(await Process.Queue.NextVisibleAsync(queue, Cancellation));
    }

    [Fact]
    public async Task WakeAsync_RowThatIsOwedNothing_SendsNothing()
    {
        var row = await StoreAsync(planned => Sample.In(DeliveryState.Published, planned.Key) with { Version = planned.Version });
        await TakeAllAsync(Queues.ToDeliver(Sample.Network, breaking: false));

        await Process.Ledger.WakeAsync(row, Cancellation);

        Assert.Null(await Process.Queue.NextVisibleAsync(Queues.ToDeliver(Sample.Network, breaking: false), Cancellation));
    }

    [Fact]
    public async Task WriteAsync_PostThatAnotherDeliveryOfTheChannelHas_IsTakenAndNothingIsWritten()
    {
        var owner = await StoreAsync(row => Published(row, "n-1"));
        var other = await StoreAsync(row => row.Claimed(Sample.Claim, Sample.Post), article: "url:other");

        var write = await Process.Ledger.WriteAsync(Published(other, "n-1"), Cancellation);

        Assert.Equal(new DeliveryWrite.PostTaken(owner.Key), write);
        Same.Row(other, await Process.Ledger.FindAsync(other.Key, Cancellation));
    }

    [Fact]
    public async Task WriteAsync_SameIdOnAnotherChannel_IsAnotherPost()
    {
        var one = await StoreAsync(row => Published(row, "n-1"));
        var other = await StoreAsync(row => Published(row, "n-1"), channel: "facebook");

        Assert.Equal(one.Key, await Process.Ledger.OwnerOfAsync(one.Key.Channel, "n-1", Cancellation));
        Assert.Equal(other.Key, await Process.Ledger.OwnerOfAsync(other.Key.Channel, "n-1", Cancellation));
        Assert.Null(await Process.Ledger.OwnerOfAsync(one.Key.Channel, "n-2", Cancellation));
    }

    [Fact]
    public async Task WriteAsync_OwnerWritesItsPostAgain_Stands()
    {
        var owner = await StoreAsync(row => Published(row, "n-1"));

        await WriteAsync(owner.Withdrawn(canTakeDown: true, Now)!);

        Assert.Equal(owner.Key, await Process.Ledger.OwnerOfAsync(owner.Key.Channel, "n-1", Cancellation));
    }

    private static Delivery Published(Delivery row, string networkId) => row.SeenOnNetwork(new(networkId, new($"https://x.example/{networkId}")), Sample.Start);
}
