using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What every home of the ledger finds: what is due, held, abandoned, set by a clock that was stepped back.</summary>
public abstract class LedgerReadsConformance(StoreHome home) : StoreConformance(home)
{
    [Fact]
    public async Task OverdueAsync_SomeAreDue_TheLongestOverdueFirstUpToTheLimit()
    {
        List<Delivery> rows = [];
        foreach (var minutes in (int[])[3, 1, 4, 2, 60])
        {
            rows.Add(await StoreAsync(row => row.WaitsUntil(Sample.Start + TimeSpan.FromMinutes(minutes), "Wait.", Now), channel: $"channel-{minutes}"));
        }

        await PlanAsync(row => row.HeldFor(HoldCause.Paused, "No time.", Now), channel: "held");
        var before = Sample.Start + TimeSpan.FromMinutes(4);

        Same.Rows([rows[1], rows[3], rows[0]], await Process.Ledger.OverdueAsync(before, 10, Cancellation));
        Same.Rows([rows[1], rows[3]], await Process.Ledger.OverdueAsync(before, 2, Cancellation));
    }

    [Fact]
    public async Task SetAfterAsync_ClockSteppedBack_RowsWhoseTimeWasSetInWhatIsNowTheFuture()
    {
        var early = await StoreAsync(row => row.WaitsUntil(Now + Second, "Wait.", Now), channel: "early");
        Home.Time.Advance(TimeSpan.FromHours(1));
        var late = await StoreAsync(row => row.WaitsUntil(Now + Second, "Wait.", Now), channel: "late");
        Home.Time.AdjustTime(Sample.Start + TimeSpan.FromMinutes(1));

        Same.Rows([late], await Process.Ledger.SetAfterAsync(Now, 10, Cancellation));
        Same.Rows([early], await Process.Ledger.SetAfterAsync(Sample.Start - Second, 1, Cancellation));
    }

    [Fact]
    public async Task HeldAsync_SomeWaitForTheChannel_BreakingFirstThenNewestUpToTheLimit()
    {
        async Task<Delivery> HoldAsync(string article, int hours, bool breaking = false, DateTimeOffset? until = null) => await StoreAsync(
            row => (row with { PublishedAt = Sample.Start + TimeSpan.FromHours(hours), Breaking = breaking })
                .HeldFor(HoldCause.NeedsReconnecting, "The network refuses us.", Now, until),
            article);

        var oldest = await HoldAsync("url:1", 0);
        var newest = await HoldAsync("url:2", 2);
        var breaking = await HoldAsync("url:3", 1, breaking: true);
        await HoldAsync("url:4", 3, until: Now + Second);
        await StoreAsync(row => row.HeldFor(HoldCause.Paused, "Paused.", Now), "url:1", channel: "another");
        await PlanAsync(article: "url:5");

        Same.Rows([breaking, newest, oldest], await Process.Ledger.HeldAsync(Sample.Channel, 10, Cancellation));
        Same.Rows([breaking], await Process.Ledger.HeldAsync(Sample.Channel, 1, Cancellation));
    }

    [Fact]
    public async Task AbandonedAsync_ClaimInHand_IsNot()
    {
        await StoreAsync(row => row.Claimed(Process.Claims.Take(Now), Sample.Post));
        await using var second = await Home.StartAsync();
        Home.Time.Advance(TimeSpan.FromDays(3));

        Assert.Empty(await Process.Ledger.AbandonedAsync(10, Cancellation));
        Assert.Empty(await second.Ledger.AbandonedAsync(10, Cancellation));
    }

    [Fact]
    public async Task AbandonedAsync_ClaimLetGo_OnlyItsOwnProcessKnows()
    {
        var claim = Process.Claims.Take(Now);
        var row = await StoreAsync(planned => planned.Claimed(claim, Sample.Post));
        await using var second = await Home.StartAsync();

        Process.Claims.LetGo(claim);

        Same.Rows([row], await Process.Ledger.AbandonedAsync(10, Cancellation));
        Assert.Empty(await second.Ledger.AbandonedAsync(10, Cancellation));
    }

    [Fact]
    public async Task AbandonedAsync_ItsProcessIsDead_IsUpToTheLimit()
    {
        var second = await Home.StartAsync();
        var one = await StoreAsync(row => row.Claimed(second.Claims.Take(Now), Sample.Post), channel: "one");
        var two = await StoreAsync(row => row.Claimed(second.Claims.Take(Now), Sample.Post), channel: "two");
        await StoreAsync(row => Published(row, "n-1"), channel: "three");

        await second.DisposeAsync();

        Same.Rows([one, two], await Process.Ledger.AbandonedAsync(10, Cancellation));
        Same.Rows([one], await Process.Ledger.AbandonedAsync(1, Cancellation));
    }

    [Fact]
    public async Task AbandonedAsync_RowNoLongerClaimed_IsNot()
    {
        var second = await Home.StartAsync();
        var claim = second.Claims.Take(Now);
        var row = await StoreAsync(planned => planned.Claimed(claim, Sample.Post));
        await WriteAsync(row.Ended(claim.Id, new DeliveryOutcome.InDoubt("No answer."), Now, new NextStep.At(Now))!);

        await second.DisposeAsync();

        Assert.Empty(await Process.Ledger.AbandonedAsync(10, Cancellation));
    }

    [Fact]
    public async Task ParkedAsync_RowsInEveryState_OnlyTheParkedNewestArticleFirst()
    {
        var older = await StoreAsync(row => row.ParkedFor("Unfit.", Now), article: "url:older");
        var newer = await StoreAsync(row => row.ParkedFor("Unfit.", Now) with { PublishedAt = Now.AddHours(1) }, article: "url:newer");
        await StoreAsync(row => Published(row, "n-1"), article: "url:3");
        await PlanAsync(article: "url:4");

        Same.Rows([newer, older], await Process.Ledger.ParkedAsync(10, Cancellation));
        Same.Rows([newer], await Process.Ledger.ParkedAsync(1, Cancellation));
    }

    [Fact]
    public async Task CountAsync_Rows_PerChannelAndState()
    {
        await PlanAsync(article: "url:1");
        await PlanAsync(article: "url:2");
        await StoreAsync(row => Published(row, "n-1"), article: "url:3");
        await PlanAsync(channel: "facebook");

        Assert.Equal(
            [new(new("facebook"), DeliveryState.Planned, 1), new(Sample.Channel, DeliveryState.Planned, 2), new(Sample.Channel, DeliveryState.Published, 1)],
            await Process.Ledger.CountAsync(Cancellation));
    }

    private static Delivery Published(Delivery row, string networkId) => row.SeenOnNetwork(new(networkId, new($"https://x.example/{networkId}")), Sample.Start);
}
