using System.Globalization;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>What is done at the network before the claim, as the ledger has it afterwards.</summary>
public sealed class ChannelPreparingTests : StageTest
{
    private static readonly DeliveryOutcome.Throttled Throttled = new("Too many.", Sample.Start + TimeSpan.FromMinutes(20));

    [Fact]
    public async Task DeliverAsync_NothingToPrepare_IsAskedOnceAndClaimedWithoutATicket()
    {
        var row = await PlanAsync();

        await DeliverAsync(row);

        Assert.Equal([new PrepareRequest(PostOf(row))], Network.Preparations.Select(Bare));
        Assert.Equal([null], Network.Tickets);
    }

    [Fact]
    public async Task DeliverAsync_SomethingIsBegun_IsOnRecordBeforeTheChannelIsAskedAgain()
    {
        var row = await PlanAsync();
        Network.Traits = Network.Traits with { PrepareTimeout = TimeSpan.FromSeconds(40) };
        List<Delivery> stood = [];
        Network.Prepare = request =>
        {
            stood.Add(Process.Ledger.FindAsync(row.Key, Cancellation).Result!);
            return request.Ticket is null ? new PrepareReply.Begun("c-1", TimeSpan.Zero, "Made.") : new PrepareReply.Ready();
        };

        await DeliverAsync(row);

        var preparation = new Preparation("c-1", PostOf(row), Now);
        Same.Row(row with { Version = row.Version + 1, Preparation = preparation, DueAt = Now + TimeSpan.FromSeconds(45), DueSetAt = Now }, stood[1]);
        Assert.Equal(new PrepareRequest(PostOf(row)) { Ticket = "c-1", TicketSince = Now }, Bare(Network.Preparations[1]));
        Assert.Equal(["c-1"], Network.Tickets);
        Assert.Equal((DeliveryState.Published, preparation), ((await RowAsync(row)).State, (await RowAsync(row)).Preparation));
    }

    [Fact]
    public async Task DeliverAsync_StepsOfThePreparationAndOfTheCall_AreOnRecordInTheirOrder()
    {
        var row = await PlanAsync();
        ChannelStep first = new("sitemap", ChannelStepState.Done) { At = Now }, second = new("hub", ChannelStepState.Scheduled);
        Network.Prepare = _ => new PrepareReply.Ready { Steps = [first] };
        IReadOnlyList<ChannelStep>? claimed = null;
        Network.Publish = async _ =>
        {
            claimed = (await RowAsync(row)).Progress;
            return new(ScriptedChannel.Published) { Steps = [second] };
        };

        await DeliverAsync(row);

        Assert.Equal([first], claimed);
        Assert.Equal([first, second], (await RowAsync(row)).Progress);
    }

    [Fact]
    public async Task DeliverAsync_NetworkIsStillAtIt_WaitsWithoutAnAttemptAndGoesOnWithTheSameTicket()
    {
        var row = await PlanAsync();
        Network.Prepare = static _ => new PrepareReply.Begun("c-1", TimeSpan.FromSeconds(3), "It is being made.");

        var disposition = await DeliverAsync(row);

        var waiting = row.WaitsUntil(Now.AddSeconds(3), "It is being made.", Now) with { Preparation = new("c-1", PostOf(row), Now) };
        await StandsAsync(row, waiting, disposition);
        Home.Time.Advance(TimeSpan.FromSeconds(3));
        Network.Prepare = static _ => new PrepareReply.Ready("A note.");
        await DeliverAsync(await RowAsync(row));

        Assert.Equal("c-1", Network.Preparations[^1].Ticket);
        var published = await RowAsync(row);
        Assert.Equal((DeliveryState.Published, 1, 1), (published.State, published.Claims, published.Attempts));
        Assert.Contains(published.History, happened => happened is { State: DeliveryState.Attempting, Note: "A note." });
    }

    [Fact]
    public async Task DeliverAsync_CorrectedMeanwhile_BeginsAnew()
    {
        var row = await PlanAsync();
        Network.Prepare = static _ => new PrepareReply.Begun("c-1", TimeSpan.FromSeconds(3), "It is being made.");
        await DeliverAsync(row);
        await ReviseAsync(Sample.Article() with { Headline = "Corrected" });
        Home.Time.Advance(TimeSpan.FromSeconds(3));

        await DeliverAsync(await RowAsync(row));

        Assert.Null(Network.Preparations[^1].Ticket);
    }

    [Fact]
    public async Task DeliverAsync_AfterDoubt_IsPreparedWithTheSameTicketThoughTheArticleChanged()
    {
        var row = await PlanAsync();
        var began = false;
        Network.Prepare = request => request.Ticket is null && !began ? Begin() : new PrepareReply.Ready();
        Network.Answers(new DeliveryOutcome.InDoubt("No answer."));
        await DeliverAsync(row);
        await ReviseAsync(Sample.Article() with { Headline = "Corrected" });
        for (var look = 0; look < 3; look++)
        {
            Home.Time.Advance(TimeSpan.FromMinutes(5));
            await SettleAsync(await RowAsync(row));
        }

        Assert.All(Network.Looks, look => Assert.Equal("c-1", look.Ticket));
        Network.Answers(ScriptedChannel.Published);
        await DeliverAsync(await RowAsync(row));

        Assert.Equal(["c-1", "c-1"], Network.Tickets);
        Assert.Equal("c-1", Network.Preparations[^1].Ticket);
        Assert.Equal(DeliveryState.Published, (await RowAsync(row)).State);

        PrepareReply Begin()
        {
            began = true;
            return new PrepareReply.Begun("c-1", TimeSpan.Zero, "Made.");
        }
    }

    [Fact]
    public async Task DeliverAsync_PreparingFails_CountsAsAnAttemptAndKeepsTheTicketUnlessItIsSpent()
    {
        var row = await StoreAsync(planned => planned with { Preparation = new("c-1", PostOf(planned), Now) });
        Network.Prepare = static _ => new PrepareReply.NotReady(new DeliveryOutcome.Deferred("Busy.", RetryAfter: null));
        await DeliverAsync(row);
        var kept = await RowAsync(row);
        Network.Prepare = static _ => new PrepareReply.NotReady(new DeliveryOutcome.Deferred("It failed.", RetryAfter: null)) { TicketIsSpent = true };
        Home.Time.Advance(Minute);
        await DeliverAsync(kept);
        var spent = await RowAsync(row);

        Assert.Equal((DeliveryState.Deferred, "Busy.", 0, 1, "c-1"), (kept.State, kept.Reason, kept.Claims, kept.Attempts, kept.Preparation?.Ticket));
        Assert.Equal(Sample.Start + Delivering.FirstRetry, kept.DueAt);
        Assert.Equal((DeliveryState.Deferred, "It failed.", 0, 2, null), (spent.State, spent.Reason, spent.Claims, spent.Attempts, spent.Preparation));
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_ContainerOfACorrectedTextIsOutAlready_LooksForThatTextAndNotForTheOneClaimedBefore()
    {
        var row = await PlanAsync();
        Network.Answers(new DeliveryOutcome.Deferred("No connection.", RetryAfter: null));
        await DeliverAsync(row);
        var corrected = Sample.Article() with { Headline = "Corrected" };
        await ReviseAsync(corrected);
        Home.Time.Advance(Delivering.FirstRetry);
        Network.Prepare = static _ => new PrepareReply.Begun("c-2", Minute, "Made.");
        await DeliverAsync(await RowAsync(row));
        Home.Time.Advance(Minute);
        Network.Prepare = static _ => new PrepareReply.NotReady(new DeliveryOutcome.InDoubt("It is out already."));
        await DeliverAsync(await RowAsync(row));
        var (doubted, since) = (await RowAsync(row), Now);

        await SettleUntilAsync(DeliveryState.Deferred);

        Assert.Equal((DeliveryState.InDoubt, PostOf(row, corrected), true), (doubted.State, doubted.Post, doubted.Doubted));
        Assert.All(Network.Looks, look => Assert.Equal((PostOf(row, corrected), "c-2", doubted.Preparation!.At - Minute), (look.Post, look.Ticket, look.NotBefore)));
        Assert.True(Now >= since + Network.Traits.ReadDelay);

        // The post never changes after doubt: what follows is the text that may be out.
        Network.Prepare = static _ => new PrepareReply.Ready();
        Network.Answers(ScriptedChannel.Published);
        await DeliverAsync(await RowAsync(row));
        Assert.Equal([PostOf(row), PostOf(row, corrected)], Network.Sent);

        async Task SettleUntilAsync(DeliveryState state)
        {
            while (await RowAsync(row) is { State: not DeliveryState.Parked } current && current.State != state)
            {
                Home.Time.Advance(current.DueAt!.Value - Now);
                await SettleAsync(current);
            }
        }
    }

    public static IEnumerable<TheoryDataRow<int>> Outcomes() => Enumerable.Range(0, Table.Length).Select(number => new TheoryDataRow<int>(number));

    private static readonly (DeliveryOutcome Outcome, DeliveryState State, int Attempts, ChannelCondition Gate)[] Table =
    [
        (Throttled, DeliveryState.Deferred, 0, new ChannelCondition.Waiting(Throttled.Until, "Too many.", Sample.Start)),
        (new DeliveryOutcome.ChannelRefused(HoldCause.NeedsReconnecting, "Connect it.", "190"), DeliveryState.Held, 0,
            new ChannelCondition.Held(HoldCause.NeedsReconnecting, "Connect it.", Sample.Start)),
        (new DeliveryOutcome.Rejected("Never.", "100"), DeliveryState.Rejected, 1, new ChannelCondition.Open()),
        (new DeliveryOutcome.InDoubt("It may be out."), DeliveryState.InDoubt, 1, new ChannelCondition.Open()),
    ];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task DeliverAsync_PreparingSaysMoreThanThat_RowAndGateSayItToo(int number)
    {
        var row = await PlanAsync();
        Network.Prepare = _ => new PrepareReply.NotReady(Table[number].Outcome);

        await DeliverAsync(row);

        var stands = await RowAsync(row);
        Assert.Equal((Table[number].State, Table[number].Attempts, 0), (stands.State, stands.Attempts, stands.Claims));
        Assert.Equal(Table[number].Gate, await ConditionAsync());
    }

    [Fact]
    public async Task DeliverAsync_AllowanceUsedUpWhilePreparing_ClosesTheGateBeforeTheClaim()
    {
        var row = await PlanAsync();
        Network.Prepare = _ => new PrepareReply.NotReady(new DeliveryOutcome.Deferred("Busy.", RetryAfter: null)) { QuietUntil = Now + Minute };

        await DeliverAsync(row);

        Assert.Equal(new ChannelCondition.Waiting(Now + Minute, "The network's allowance is used up.", Now), await ConditionAsync());
    }

    [Fact]
    public async Task DeliverAsync_GateClosedWhilePreparing_IsNotClaimed()
    {
        var row = await PlanAsync();
        Network.Prepare = request =>
        {
            GateAsync(gate => gate with { PausedBy = "Ada" }).GetAwaiter().GetResult();
            return new PrepareReply.Ready();
        };

        await DeliverAsync(row);

        Assert.Equal((DeliveryState.Held, HoldCause.Paused, 0), ((await RowAsync(row)).State, (await RowAsync(row)).HeldBy, (await RowAsync(row)).Claims));
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_WithdrawnWhilePreparing_IsNeverClaimed()
    {
        var row = await PlanAsync();
        Network.Prepare = request =>
        {
            Withdrawal.WithdrawAsync(row.Key.Article, Cancellation).GetAwaiter().GetResult();
            return request.Ticket is null ? new PrepareReply.Begun("c-1", TimeSpan.Zero, "Made.") : new PrepareReply.Ready();
        };

        Assert.IsType<Disposition.MovedOn>(await DeliverAsync(row));

        Assert.Equal((DeliveryState.Cancelled, null), ((await RowAsync(row)).State, (await RowAsync(row)).Preparation));
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_ChannelThatNeverComesToAnEnd_IsABug()
    {
        var row = await PlanAsync();
        var tickets = 0;
        Network.Prepare = _ => new PrepareReply.Begun((++tickets).ToString(CultureInfo.InvariantCulture), TimeSpan.Zero, "Made.");

        await Assert.ThrowsAsync<InvalidOperationException>(() => DeliverAsync(row));
    }

    [Fact]
    public async Task DeliverAsync_PostWithAPicture_TheChannelMayFetchOrReadIt()
    {
        var row = await PlanAsync();
        var name = await Process.Media.KeepAsync("jpeg"u8.ToArray(), Now, Now + Minute, Cancellation);
        Network.Form = request => new FormattedPost.Ready(ScriptedChannel.PostOf(request) with { Picture = new(name) { Width = 1, Height = 1 } }, 10, 280);

        await DeliverAsync(row);

        var asked = Assert.Single(Network.Preparations);
        Assert.Equal(new($"https://distribution.example.com/media/{name}.jpg"), asked.PictureUrl);
        Assert.Equal("jpeg"u8.ToArray(), (await asked.ReadPictureAsync(Cancellation))?.ToArray());
    }

    /// <summary>Without what can only be called.</summary>
    private static PrepareRequest Bare(PrepareRequest request) => new(request.Post) { Ticket = request.Ticket, TicketSince = request.TicketSince, ReadPictureAsync = Nothing };

    private static readonly Func<CancellationToken, Task<ReadOnlyMemory<byte>?>> Nothing = new PrepareRequest(Sample.Post).ReadPictureAsync;
}
