using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>Finding out about a post whose article was withdrawn meanwhile.</summary>
public sealed class SettlingWithdrawnTests : StageTest
{
    private static readonly FoundPost Seen = new("n-1", new("https://x.example/n-1"));

    [Fact]
    public async Task SettleAsync_WithdrawnWhileTheNetworkIsAsked_TheWithdrawalWinsAndTheNextLookTakesItDown()
    {
        var row = await DoubtfulAsync();
        Home.Time.Advance(Delivering.Looks[0]);
        Network.Find = async () =>
        {
            await Withdrawal.WithdrawAsync(row.Key.Article, Cancellation);
            return new FindReply.Found([Seen]);
        };
        Assert.Equal(new Disposition.MovedOn(), await SettleAsync(row));
        var withdrawn = await RowAsync(row);
        Same.Row(row.Withdrawn(canTakeDown: true, Now)! with { Version = row.Version + 1 }, withdrawn);
        Network.Shows(new FindReply.Found([Seen]));

        await StandsAsync(withdrawn, withdrawn.SeenOnNetwork(Seen, Now), await SettleAsync(withdrawn));
        var takingDown = await RowAsync(row);
        Assert.Equal(DeliveryState.TakingDown, takingDown.State);
        await StandsAsync(takingDown, takingDown.TookDown(new TakeDownReply.Gone(), Now, new NextStep.Exhausted()), await SettleAsync(takingDown));
        Assert.Equal([Seen.NetworkId], Network.TakenDown);
    }

    [Fact]
    public async Task SettleAsync_WithdrawnAndProvenAbsent_IsCancelledAndNeverSent()
    {
        var row = await DoubtfulAsync();
        row = await WriteAsync(row.Withdrawn(canTakeDown: true, Now)!);
        Home.Time.Advance(Conclusive);
        await SettleAsync(row);
        row = await RowAsync(row);
        Home.Time.Advance(row.DueAt!.Value - Now);

        await SettleAsync(row);

        Assert.Equal(DeliveryState.Cancelled, (await RowAsync(row)).State);
        Assert.Empty(Network.Sent);
    }
}
