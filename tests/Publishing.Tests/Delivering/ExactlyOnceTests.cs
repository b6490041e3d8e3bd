using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>Random fault scripts: whatever happens, the network ends with what the ledger says, and never with two.</summary>
public sealed class ExactlyOnceTests
{
    private const int Scripts = 150;
    private const int Steps = 150;

    [Fact]
    public async Task Delivering_RandomFaultScripts_NetworkHoldsWhatTheLedgerSays()
    {
        Dictionary<DeliveryState, int> ends = [];
        var doubted = 0;
        for (var seed = 0; seed < Scripts; seed++)
        {
            using var run = new Simulation(seed, ledger => ledger);
            Assert.Null(await BrokenPromiseAsync(seed, run));
            foreach (var row in await run.RowsAsync())
            {
                ends[row.State] = ends.GetValueOrDefault(row.State) + 1;
                doubted += row.Doubted ? 1 : 0;
            }
        }

        // The scripts mean something only if they lead to every end there is here, and none to a person.
        Assert.Equal(
            [DeliveryState.Published, DeliveryState.Rejected, DeliveryState.Cancelled, DeliveryState.TakenDown],
            ends.Keys.Order());
        Assert.True(doubted > Scripts, $"Only {doubted} deliveries were ever in doubt.");
    }

    [Fact]
    public async Task Delivering_ClaimWrittenAfterTheCall_IsCaught() =>
        Assert.True(await AnyCaughtAsync(ledger => new ClaimAfterCall(ledger)), "A claim after the call went unnoticed.");

    [Fact]
    public async Task Delivering_WithoutTheSecondLook_IsCaught() =>
        Assert.True(await AnyCaughtAsync(ledger => new OneLookIsEnough(ledger)), "Absence after a single early look went unnoticed.");

    private static async Task<bool> AnyCaughtAsync(Func<IDeliveryLedger, IDeliveryLedger> mutant)
    {
        for (var seed = 0; seed < Scripts; seed++)
        {
            using var run = new Simulation(seed, mutant);
            if (await BrokenPromiseAsync(seed, run) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first promise the run broke, with its story; null when it kept them all.</summary>
    private static async Task<string?> BrokenPromiseAsync(int seed, Simulation run)
    {
        await run.RunAsync(Steps);
        var posts = run.Network.Posts.ToLookup(post => post.Post.Link.Query);
        foreach (var row in await run.RowsAsync())
        {
            var own = posts[$"?d={row.Key.Token}"].ToArray();
            var live = own.Count(post => post.DeletedAt is null);
            var kept = own.Length <= 1 && row.State switch
            {
                DeliveryState.Published => live == 1 && own[0].Id == row.NetworkId,
                DeliveryState.TakenDown => own.Length == 1 && live == 0,
                DeliveryState.Rejected or DeliveryState.Expired or DeliveryState.Cancelled => own.Length == 0,
                _ => false,
            };
            if (!kept)
            {
                return $"seed {seed}: {row.Key} is {row.State} ({row.Reason}), the network took {own.Length} and shows {live}\n{run.Story}\n{string.Join('\n', row.History)}";
            }
        }

        return run.Network.CallsInsideAWait ? $"seed {seed}: a call was begun inside the network's wait\n{run.Story}"
            : run.Containers is { Misused: true } ? $"seed {seed}: a container was published that was not made for the post, or was spent\n{run.Story}"
            : null;
    }
}
