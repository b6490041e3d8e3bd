using Distribution.Publishing.Delivering;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>A withdrawal reaching every delivery of its article, and deliveries nobody can handle.</summary>
public sealed class ArticleWithdrawalTests : StageTest
{
    public static TheoryData<DeliveryState> States => [.. Enum.GetValues<DeliveryState>()];

    [Theory]
    [MemberData(nameof(States))]
    public async Task WithdrawAsync_InAnyState_IsWhatTheRulesMakeOfIt(DeliveryState state)
    {
        var row = await StoreAsync(planned => Sample.In(state, planned.Key) with { Version = planned.Version });
        Home.Time.Advance(Minute);
        var expected = row.Withdrawn(canTakeDown: true, Now) is { } next ? next with { Version = row.Version + 1 } : row;

        await Withdrawal.WithdrawAsync(row.Key.Article, Cancellation);
        Same.Row(expected, await RowAsync(row));
        Home.Time.Advance(Minute);
        await Withdrawal.WithdrawAsync(row.Key.Article, Cancellation);

        Same.Row(expected, await RowAsync(row));
    }

    [Fact]
    public async Task WithdrawAsync_EveryOccasion_IsReachedAndNoOtherArticle()
    {
        var other = await PlanAsync(article: "url:news.example/2");
        var stored = await StoreArticleAsync();
        Delivery[] rows =
        [
            Sample.Planned(new(stored.Id, Sample.Channel, Occasion.Publication)),
            Sample.Planned(new(stored.Id, Sample.Channel, Occasion.Repost("1"))),
            Sample.Planned(new(stored.Id, new("x-two"), Occasion.Publication)),
        ];
        await Process.Ledger.PlanAsync(stored, rows, Cancellation);

        await Withdrawal.WithdrawAsync(stored.Id, Cancellation);

        Assert.All(await Process.Ledger.OfArticleAsync(stored.Id, Cancellation), row => Assert.Equal(DeliveryState.Cancelled, row.State));
        Same.Row(other, await RowAsync(other));
    }

    [Fact]
    public async Task WithdrawAsync_TheNetworkTakesNothingDown_AsksAPersonAndGivesTheLink()
    {
        Network.Traits = Network.Traits with { CanTakeDown = false };
        var row = await StoreAsync(planned => Sample.In(DeliveryState.Published, planned.Key) with { Version = planned.Version });

        await Withdrawal.WithdrawAsync(row.Key.Article, Cancellation);

        Same.Row(row.Withdrawn(canTakeDown: false, Now)! with { Version = row.Version + 1 }, await RowAsync(row));
        Assert.Contains("https://x.example/n-1", (await RowAsync(row)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithdrawAsync_ChannelNotConnectedNow_WaitsForItToTakeThePostDown()
    {
        NoChannel = true;
        var row = await StoreAsync(planned => Sample.In(DeliveryState.Published, planned.Key) with { Version = planned.Version });

        await Withdrawal.WithdrawAsync(row.Key.Article, Cancellation);

        Same.Row(row.Withdrawn(canTakeDown: true, Now)! with { Version = row.Version + 1 }, await RowAsync(row));
    }

    [Fact]
    public async Task WithdrawAsync_ClaimedMeanwhile_IsTakenDownOnceItIsKnown()
    {
        var row = await PlanAsync();
        var claimed = Claimed(row);
        var first = true;
        Watch().BeforeWrite = async _ =>
        {
            if (first)
            {
                first = false;
                await Process.Ledger.WriteAsync(claimed with { Version = row.Version }, Cancellation);
            }
        };

        await Withdrawal.WithdrawAsync(row.Key.Article, Cancellation);

        Same.Row(claimed.Withdrawn(canTakeDown: true, Now)! with { Version = claimed.Version + 1 }, await RowAsync(row));
    }

    [Fact]
    public async Task ParkAsync_AwaitsAnAttempt_ParksAsABugThatPostedNothing()
    {
        var row = await PlanAsync();

        await new PoisonedDelivery(Process.Ledger, Home.Time).ParkAsync(new DeliverPost(row.Key, row.Claims + 1), Cancellation);

        const string reason = "Handling it crashed too often. Nothing was posted by the last try; the log says what happened. Retry it when that is mended.";
        Same.Row(row.ParkedFor(reason, Now) with { Version = row.Version + 1 }, await RowAsync(row));
    }

    [Fact]
    public async Task ParkAsync_InDoubt_SaysThatTheEndIsUnknown()
    {
        var row = await StoreAsync(planned => Sample.In(DeliveryState.InDoubt, planned.Key) with { Version = planned.Version });

        await new PoisonedDelivery(Process.Ledger, Home.Time).ParkAsync(new SettleDelivery(row.Key, row.Steps), Cancellation);

        const string reason =
            "Handling it crashed too often while its end was unknown; look at the account, then settle it by hand. The log says what happened.";
        Same.Row(row.ParkedFor(reason, Now) with { Version = row.Version + 1 }, await RowAsync(row));
    }

    [Fact]
    public async Task ParkAsync_TakingDown_SaysThatReadersStillSeeItAndWhere()
    {
        var row = await StoreAsync(planned => Sample.In(DeliveryState.TakingDown, planned.Key) with { Version = planned.Version });

        await new PoisonedDelivery(Process.Ledger, Home.Time).ParkAsync(new SettleDelivery(row.Key, row.Steps), Cancellation);

        const string reason =
            "Taking it down crashed too often; readers can still see it: remove it by hand at https://x.example/n-1. The log says what happened.";
        Same.Row(row.ParkedFor(reason, Now) with { Version = row.Version + 1 }, await RowAsync(row));
    }

    [Fact]
    public async Task ParkAsync_ItsLastCrashWasAfterTheClaim_LeavesTheDoubtToBeSettled()
    {
        var row = await DoubtfulAsync();

        await new PoisonedDelivery(Process.Ledger, Home.Time).ParkAsync(new DeliverPost(row.Key, row.Claims), Cancellation);

        Same.Row(row, await RowAsync(row));
    }

    [Fact]
    public async Task ParkAsync_LookedAtOnceMoreMeanwhile_LeavesItToTheNextLook()
    {
        var row = await DoubtfulAsync();
        Home.Time.Advance(Delivering.Looks[0]);
        await SettleAsync(row);
        var looked = await RowAsync(row);

        await new PoisonedDelivery(Process.Ledger, Home.Time).ParkAsync(new SettleDelivery(row.Key, row.Steps), Cancellation);

        Assert.Equal(1, looked.Steps);
        Same.Row(looked, await RowAsync(row));
    }

    [Theory]
    [InlineData(DeliveryState.Attempting)]
    [InlineData(DeliveryState.Published)]
    [InlineData(DeliveryState.Parked)]
    public async Task ParkAsync_MovedOnOrClaimed_LeavesItAlone(DeliveryState state)
    {
        var row = await StoreAsync(planned => Sample.In(state, planned.Key) with { Version = planned.Version });

        await new PoisonedDelivery(Process.Ledger, Home.Time).ParkAsync(new DeliverPost(row.Key, row.Claims + 1), Cancellation);
        await new PoisonedDelivery(Process.Ledger, Home.Time).ParkAsync(new SettleDelivery(row.Key, row.Steps), Cancellation);
        await new PoisonedDelivery(Process.Ledger, Home.Time).ParkAsync(new DeliverPost(row.Key with { Channel = new("nowhere") }, 1), Cancellation);

        Same.Row(row, await RowAsync(row));
    }
}
