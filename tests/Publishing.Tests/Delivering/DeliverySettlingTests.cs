using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>Finding out how an attempt ended, against a network that shows, hides or says nothing.</summary>
public sealed class DeliverySettlingTests : StageTest
{
    private const string NotYetShown = "The network does not show it yet.";
    private const string OneMoreLook = "The network does not show it; one more look makes it certain.";
    private const string ProvenAbsent = "The network was asked twice: nothing had been posted.";

    private static readonly FoundPost Seen = new("n-1", new("https://x.example/n-1"));

    [Fact]
    public async Task SettleAsync_Found_IsPublishedAndAskedForByTokenAndTextSinceTheFirstClaim()
    {
        var row = await DoubtfulAsync();
        Network.Shows(new FindReply.Found([Seen]));
        Home.Time.Advance(Delivering.Looks[0]);

        await StandsAsync(row, row.SeenOnNetwork(Seen, Now), await SettleAsync(row));

        Assert.Equal([new FindRequest(row.Post!, row.Key.Token, Sample.Start - Minute)], Network.Looks);
    }

    /// <summary>The network says that what was prepared is out, and no claim of it is on record: a ledger that was put back from a copy.</summary>
    [Fact]
    public async Task SettleAsync_DoubtBeforeAnyClaim_IsAskedForByWhatWasPrepared()
    {
        var row = await PreparedInDoubtAsync();
        Network.Shows(new FindReply.Found([Seen]));
        Home.Time.Advance(Delivering.Looks[0]);

        await StandsAsync(row, row.SeenOnNetwork(Seen, Now) with { Post = Sample.Post }, await SettleAsync(row));

        Assert.Equal([new FindRequest(Sample.Post, row.Key.Token, Sample.Start - Minute) { Ticket = "c-1" }], Network.Looks);
    }

    [Fact]
    public async Task SettleAsync_DoubtBeforeAnyClaimAndNothingThere_IsCertainAfterTwoLooks()
    {
        var row = await PreparedInDoubtAsync();
        Network.Shows(new FindReply.Absent());
        Home.Time.Advance(Network.Traits.ReadDelay);
        Home.Time.Advance(Delivering.Looks[0]);
        var looked = Assert.IsType<Disposition.Stands>(await SettleAsync(row)).Row;
        Assert.Equal(OneMoreLook, looked.Reason);
        Home.Time.AdjustTime(looked.DueAt!.Value);

        var proven = Assert.IsType<Disposition.Stands>(await SettleAsync(looked)).Row;

        Assert.Equal((DeliveryState.Deferred, ProvenAbsent), (proven.State, proven.Reason));
    }

    [Fact]
    public async Task SettleAsync_SecondDoubt_StillLooksSinceTheFirstClaim()
    {
        var first = await DoubtfulAsync();
        Home.Time.Advance(TimeSpan.FromHours(2));
        var claimed = await WriteAsync(Claimed(first.WaitsUntil(Now, ProvenAbsent, Now), number: 2) with { Version = first.Version });
        var row = await WriteAsync(claimed.Ended(claimed.Claim!.Id, new DeliveryOutcome.InDoubt("No answer."), Now, new NextStep.At(Now))!);

        await SettleAsync(row);

        Assert.Equal([new FindRequest(first.Post!, row.Key.Token, Sample.Start - Minute)], Network.Looks);
    }

    /// <summary>Nor does it prove absence, however late, while the delivery's own may be among those that were not read or are about to be shown.</summary>
    [Theory]
    [InlineData(null, NotYetShown)]
    [InlineData("Not read to the end.", "Not read to the end.")]
    public async Task SettleAsync_OnlyAnotherDeliverysPost_IsNeverAdopted(string? elseUnknown, string reason)
    {
        await StoreAsync(other => other.Found(Seen.NetworkId, Seen.Link, Now), article: "url:news.example/2");
        var row = await DoubtfulAsync();
        Network.Shows(new FindReply.Found([Seen]) { ElseUnknown = elseUnknown });
        Home.Time.Advance(elseUnknown is null ? Delivering.Looks[0] : TimeSpan.FromHours(1));

        await StandsAsync(row, row.CannotTell(reason, Now, Look(row, 1)), await SettleAsync(row));
    }

    [Fact]
    public async Task SettleAsync_AnotherDeliverysPostAndOurs_TakesOurs()
    {
        await StoreAsync(other => other.Found("n-0", Seen.Link, Now), article: "url:news.example/2");
        var row = await DoubtfulAsync();
        Network.Shows(new FindReply.Found([new("n-0", Seen.Link), Seen]));
        Home.Time.Advance(Delivering.Looks[0]);

        await StandsAsync(row, row.SeenOnNetwork(Seen, Now), await SettleAsync(row));
    }

    [Fact]
    public async Task SettleAsync_AnotherTakesThePostMeanwhile_LooksAgain()
    {
        var other = await PlanAsync(article: "url:news.example/2");
        var row = await DoubtfulAsync();
        Network.Shows(new FindReply.Found([Seen]));
        Watch().BeforeWrite = async next =>
        {
            if (next.State is DeliveryState.Published)
            {
                await Process.Ledger.WriteAsync(other.Found(Seen.NetworkId, Seen.Link, Now), Cancellation);
            }
        };
        Home.Time.Advance(Delivering.Looks[0]);

        await StandsAsync(row, row.CannotTell("The post seen is another delivery's.", Now, Look(row, 1)), await SettleAsync(row));
    }

    [Fact]
    public async Task SettleAsync_AbsentTooEarly_DoesNotCount()
    {
        var row = await DoubtfulAsync();
        Home.Time.Advance(Conclusive - Second);

        await StandsAsync(row, row.CannotTell(NotYetShown, Now, Look(row, 1)), await SettleAsync(row));
        Assert.Equal(0, (await RowAsync(row)).AbsentLooks);
    }

    [Fact]
    public async Task SettleAsync_LookBeganTooEarlyAndEndedLate_DoesNotCount()
    {
        var row = await DoubtfulAsync();
        Home.Time.Advance(Conclusive - Second);
        Network.Find = () =>
        {
            Home.Time.Advance(Minute);
            return Task.FromResult<FindReply>(new FindReply.Absent());
        };

        await SettleAsync(row);

        Assert.Equal(0, (await RowAsync(row)).AbsentLooks);
    }

    [Fact]
    public async Task SettleAsync_AbsentTwiceLate_TheSameBytesAreSentAgain()
    {
        var row = await DoubtfulAsync();
        await CorrectAsync(row);
        Home.Time.Advance(Conclusive);

        var first = row.CannotTell(OneMoreLook, Now, Look(row, 1)) with { AbsentLooks = 1 };
        await StandsAsync(row, first, await SettleAsync(row));
        row = await RowAsync(row);
        Home.Time.Advance(row.DueAt!.Value - Now);
        await StandsAsync(row, row.NotPosted(ProvenAbsent, Now, new NextStep.At(Now)) with { AbsentLooks = 0 }, await SettleAsync(row));
        row = await RowAsync(row);
        await DeliverAsync(row);

        Assert.Equal([row.Post!], Network.Sent);
        Assert.Equal(PostOf(row), row.Post);
        Assert.Equal(DeliveryState.Published, (await RowAsync(row)).State);
    }

    [Fact]
    public async Task SettleAsync_FoundAfterOneAbsentLook_IsPublished()
    {
        var row = await DoubtfulAsync();
        Home.Time.Advance(Conclusive);
        await SettleAsync(row);
        row = await RowAsync(row);
        Home.Time.Advance(row.DueAt!.Value - Now);
        Network.Shows(new FindReply.Found([Seen]));

        await StandsAsync(row, row.SeenOnNetwork(Seen, Now), await SettleAsync(row));
    }

    [Fact]
    public async Task SettleAsync_RefusedAsDuplicateAndNowhereSeen_IsRejectedAndNeverSentAgain()
    {
        var row = await DoubtfulAsync(new DeliveryOutcome.RefusedAsDuplicate("It has this text.", "403"));
        Home.Time.Advance(Conclusive);
        await SettleAsync(row);
        row = await RowAsync(row);
        Home.Time.Advance(row.DueAt!.Value - Now);

        await SettleAsync(row);

        Assert.Equal((DeliveryState.Rejected, "403"), ((await RowAsync(row)).State, (await RowAsync(row)).RawCode));
    }

    [Fact]
    public async Task SettleAsync_CannotTell_KeepsLookingOnScheduleAndThenAsksAPerson()
    {
        var row = await DoubtfulAsync();
        Network.Shows(new FindReply.CannotTell("It does not answer.", RetryAfter: null));
        List<TimeSpan> looks = [];
        while (row.State is DeliveryState.InDoubt)
        {
            Home.Time.Advance(row.DueAt!.Value - Now);
            looks.Add(Now - Sample.Start);
            await SettleAsync(row);
            row = await RowAsync(row);
        }

        Assert.Equal(Delivering.Looks, looks[..5]);
        Assert.Equal([.. Enumerable.Range(2, 24).Select(hours => TimeSpan.FromHours(hours))], looks[5..]);
        Assert.Equal(
            (DeliveryState.Parked, "Whether it was posted could not be found out; look at the account, then settle it by hand. It does not answer."),
            (row.State, row.Reason));
    }

    [Fact]
    public async Task SettleAsync_CannotTellAndAsksForAWait_IsNotAskedBefore()
    {
        var row = await DoubtfulAsync();
        Network.Shows(new FindReply.CannotTell("Too many.", TimeSpan.FromMinutes(15)));
        Home.Time.Advance(Delivering.Looks[0]);

        await StandsAsync(row, row.CannotTell("Too many.", Now, new NextStep.At(Now.AddMinutes(15))), await SettleAsync(row));
    }

    [Fact]
    public async Task SettleAsync_GateIsHeld_KeepsLookingBeyondTheDay()
    {
        var row = await DoubtfulAsync();
        await GateAsync(gate => gate.HeldFor(HoldCause.NeedsReconnecting, "The token is dead.", Now));
        Network.Shows(new FindReply.CannotTell("The token is dead.", RetryAfter: null));
        Home.Time.Advance(TimeSpan.FromHours(30));

        await StandsAsync(row, row.CannotTell("The token is dead.", Now, new NextStep.At(Now.AddHours(1))), await SettleAsync(row));
    }

    [Fact]
    public async Task SettleAsync_FirstSeenAbsentAfterMoreThanADay_IsLookedForOnceMoreBeforeAnythingIsConcluded()
    {
        var row = await DoubtfulAsync();
        Home.Time.Advance(TimeSpan.FromHours(30));

        await StandsAsync(row, row.CannotTell(OneMoreLook, Now, new NextStep.At(Now + Delivering.Looks[0])) with { AbsentLooks = 1 }, await SettleAsync(row));
        row = await RowAsync(row);
        Home.Time.Advance(Delivering.Looks[0]);

        await StandsAsync(row, row.NotPosted(ProvenAbsent, Now, new NextStep.At(Now)) with { AbsentLooks = 0 }, await SettleAsync(row));
    }

    [Fact]
    public async Task SettleAsync_ChannelNotConnected_KeepsLooking()
    {
        var row = await DoubtfulAsync();
        NoChannel = true;
        Home.Time.Advance(Delivering.Looks[0]);

        await StandsAsync(row, row.CannotTell("The channel is not connected, so the network cannot be asked.", Now, Look(row, 1)), await SettleAsync(row));
    }

    [Fact]
    public async Task SettleAsync_WakeUpOfAnotherStep_MovedOn()
    {
        var row = await DoubtfulAsync();
        Home.Time.Advance(Delivering.Looks[0]);

        Assert.Equal(new Disposition.MovedOn(), await Settling.SettleAsync(new(row.Key, 1), Cancellation));
        Assert.Empty(Network.Looks);
    }

    [Fact]
    public async Task SettleAsync_BeforeItIsDue_OwesTheWakeUpAnew()
    {
        var row = await DoubtfulAsync();
        await TakeAllAsync(Queues.ToSettle(row.Network));

        Assert.Equal(new Disposition.TooEarly(row.DueAt!.Value), await SettleAsync(row));

        Assert.Empty(Network.Looks);
        Assert.Equal(row.DueAt, await Process.Queue.NextVisibleAsync(Queues.ToSettle(row.Network), Cancellation));
    }

    private async Task CorrectAsync(Delivery row)
    {
        var stored = (await Process.Articles.FindAsync(row.Key.Article, Cancellation))!;
        await Process.Articles.SaveAsync(stored with { Article = Sample.Article() with { Headline = "Corrected" } }, Cancellation);
    }

    /// <summary>The look after this many, as the schedule has it: counted from the doubt, or from now when that is past.</summary>
    private NextStep.At Look(Delivery row, int steps)
    {
        var planned = row.DoubtedAt!.Value + Delivering.Looks[steps];
        return new NextStep.At(planned > Now ? planned : Now + Delivering.Looks[steps] - Delivering.Looks[steps - 1]);
    }

    private async Task<Delivery> PreparedInDoubtAsync()
    {
        var planned = await PlanAsync();
        var prepared = await WriteAsync(planned.BeingPrepared(new("c-1", Sample.Post, Now), Now + Minute, Now));
        return await WriteAsync(prepared.NotPrepared(new DeliveryOutcome.InDoubt("It is out already."), ticketIsSpent: false, Now, new NextStep.At(Now + Delivering.Looks[0])));
    }
}
