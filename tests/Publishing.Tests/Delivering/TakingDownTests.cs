using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>Taking down what was withdrawn, on a network that does not do it at once.</summary>
public sealed class TakingDownTests : StageTest
{
    [Fact]
    public async Task SettleAsync_TakeDownKeepsFailing_IsTriedForADayAndThenGivenToAPersonWithTheLink()
    {
        var row = await StoreAsync(planned => Sample.In(DeliveryState.TakingDown, planned.Key) with { Version = planned.Version });
        Network.TakeDown = static () => new TakeDownReply.NotYet("It does not answer.", RetryAfter: null);
        while (row.State is DeliveryState.TakingDown)
        {
            Home.Time.Advance(row.DueAt!.Value - Now);
            await SettleAsync(row);
            row = await RowAsync(row);
        }

        Assert.Equal(
            (DeliveryState.Parked, "Readers can still see it; remove it by hand at https://x.example/n-1. It does not answer."),
            (row.State, row.Reason));
        Assert.InRange(Now - Sample.Start, TimeSpan.FromHours(24), TimeSpan.FromHours(26));
        Assert.Equal(Delivering.Looks.Count + 25, Network.TakenDown.Count);
    }

    [Fact]
    public async Task SettleAsync_TakeDownAsksForAWait_IsNotTriedBefore()
    {
        var row = await StoreAsync(planned => Sample.In(DeliveryState.TakingDown, planned.Key) with { Version = planned.Version });
        var reply = new TakeDownReply.NotYet("Too many.", TimeSpan.FromMinutes(15));
        Network.TakeDown = () => reply;

        await StandsAsync(row, row.TookDown(reply, Now, new NextStep.At(Now.AddMinutes(15))), await SettleAsync(row));
    }

    [Fact]
    public async Task SettleAsync_TakeDownRefused_IsGivenToAPersonAtOnce()
    {
        var row = await StoreAsync(planned => Sample.In(DeliveryState.TakingDown, planned.Key) with { Version = planned.Version });
        var reply = new TakeDownReply.Refused("Not yours.");
        Network.TakeDown = () => reply;

        await StandsAsync(row, row.TookDown(reply, Now, new NextStep.At(Now)), await SettleAsync(row));
    }
}
