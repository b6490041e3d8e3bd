using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;
using Distribution.Publishing.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Tests.Delivering;

public sealed class ReleaseOfOneArticleTests : IAsyncDisposable
{
    private readonly SqliteHome _home = new();
    private readonly SqliteProcess _store;
    private readonly ChannelTending _tending;

    public ReleaseOfOneArticleTests()
    {
        _store = _home.Start();
        var network = new SimulatedNetwork(_home.Time, new Random(1));
        _tending = new(
            _store.Ledger, _store.Gate, new ChannelDirectory([network]), Newsroom.BuiltIn, Options.Create(new DeliveringOptions()), _home.Time, NullLogger<ChannelTending>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task RunAsync_OnlyAboutOneArticle_OthersWaitOn()
    {
        var mine = await HoldAsync("url:1");
        var other = await HoldAsync("url:2");
        _tending.OnlyAbout = [mine.Article.Value];

        await _tending.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal((DeliveryState.Deferred, DeliveryState.Held), (await StateAsync(mine), await StateAsync(other)));
    }

    [Fact]
    public async Task RunAsync_AboutEverything_ReleasesAll()
    {
        var one = await HoldAsync("url:1");
        var other = await HoldAsync("url:2");

        await _tending.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal((DeliveryState.Deferred, DeliveryState.Deferred), (await StateAsync(one), await StateAsync(other)));
    }

    private async Task<DeliveryKey> HoldAsync(string name)
    {
        var identity = Assert.IsType<Identity.Known>(await _store.Articles.IdentifyAsync([new(name)], TestContext.Current.CancellationToken));
        var stored = await _store.Articles.SaveAsync(Sample.Stored(identity.Id), TestContext.Current.CancellationToken);
        var row = Sample.Planned(Sample.Key(identity.Id, "net")).HeldFor(HoldCause.NotConnected, "The channel is not connected.", _home.Time.GetUtcNow());
        await _store.Ledger.PlanAsync(stored!, [row], TestContext.Current.CancellationToken);
        return row.Key;
    }

    private async Task<DeliveryState> StateAsync(DeliveryKey key) =>
        (await _store.Ledger.FindAsync(key, TestContext.Current.CancellationToken))!.State;
}
