using Distribution.Publishing.Channels;
using Distribution.Publishing.Connecting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Connecting;

/// <summary>The renewal and what deliveries see of it.</summary>
public sealed class ConnectionRefreshTests
{
    private static readonly ChannelName Channel = new("x-main");
    private static readonly TimeSpan TwoHours = TimeSpan.FromHours(2);
    private static readonly TokenReply.Renewed First = new("access-1", "refresh-1", TwoHours);
    private static readonly TokenReply.Renewed Second = new("access-2", "refresh-2", TwoHours);
    private static readonly TokenReply.Unknown Unknown = new("no answer");
    private static readonly TokenReply.Refused Spent = new("X does not renew the connection: Value passed for the token was invalid.");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 2, 16, 0, 0, 0, TimeSpan.Zero));
    private readonly MemoryConnectionStore _store = new();
    private readonly ConnectionOptions _options = new();
    private int _leases;

    [Fact]
    public async Task RefreshAsync_NoRowYet_BeginsWithTheSeed()
    {
        var tokens = new ScriptedTokens(First);

        var result = await Refresh(tokens).RefreshAsync(CancellationToken.None);

        Assert.Equal(new RefreshResult.Renewed(_time.GetUtcNow() + TwoHours), result);
        Assert.Equal(["seed"], tokens.Shown);
        Assert.Equal(new AccessReply.Token("access-1"), await Access().ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task RefreshAsync_LongBeforeItsEnd_DoesNothingAndThenRenewsWithTheNewToken()
    {
        var tokens = new ScriptedTokens(First, Second);
        var refresh = Refresh(tokens);
        await refresh.RefreshAsync(CancellationToken.None);

        _time.Advance(TimeSpan.FromMinutes(109));
        var early = await refresh.RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(2));
        await refresh.RefreshAsync(CancellationToken.None);

        Assert.Equal(new RefreshResult.NotDue(), early);
        Assert.Equal(["seed", "refresh-1"], tokens.Shown);
    }

    [Fact]
    public async Task RefreshAsync_WhileAnotherRenews_LeavesItAloneAndDeliveriesWait()
    {
        var others = new ScriptedTokens();
        var tokens = new ScriptedTokens(First);
        RefreshResult? other = null;
        AccessReply? delivery = null;
        tokens.Meanwhile = async () =>
        {
            Assert.Equal(_time.GetUtcNow() + _options.LeaseFor, _store.Row.LeaseUntil);
            other = await Refresh(others).RefreshAsync(CancellationToken.None);
            delivery = await Access().ReadAsync(CancellationToken.None);
        };

        await Refresh(tokens).RefreshAsync(CancellationToken.None);

        Assert.Equal(new RefreshResult.NotDue(), other);
        Assert.Equal(new AccessReply.NotNow("The connection is being renewed.", TimeSpan.FromSeconds(5)), delivery);
        Assert.Empty(others.Shown);
    }

    [Fact]
    public async Task RefreshAsync_TenAtOnce_AsksOnce()
    {
        var tokens = new ScriptedTokens(First) { Meanwhile = () => Task.Delay(50) };

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Refresh(tokens).RefreshAsync(CancellationToken.None))));

        Assert.Equal(["seed"], tokens.Shown);
    }

    [Fact]
    public async Task RefreshAsync_CertainlyNotCarriedOut_IsTriedAgainWithTheSameToken()
    {
        var tokens = new ScriptedTokens(new TokenReply.NotNow("X could not be reached", null), First);
        var refresh = Refresh(tokens);

        var postponed = await refresh.RefreshAsync(CancellationToken.None);
        var early = await refresh.RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(1));
        await refresh.RefreshAsync(CancellationToken.None);

        Assert.Equal(new RefreshResult.Postponed("X could not be reached"), postponed);
        Assert.Equal(new RefreshResult.NotDue(), early);
        Assert.Equal(["seed", "seed"], tokens.Shown);
    }

    [Fact]
    public async Task RefreshAsync_InDoubt_UsesTheOldTokenToItsEndBeforeItAsksOnceMore()
    {
        var tokens = new ScriptedTokens(First, Unknown, Second);
        var refresh = Refresh(tokens);
        await refresh.RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(111));

        var doubt = await refresh.RefreshAsync(CancellationToken.None);
        var delivery = await Access().ReadAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(8));
        var early = await refresh.RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(2));
        var late = await refresh.RefreshAsync(CancellationToken.None);

        Assert.Equal(new RefreshResult.InDoubt("no answer"), doubt);
        Assert.Equal(new AccessReply.Token("access-1"), delivery);
        Assert.Equal(new RefreshResult.NotDue(), early);
        Assert.IsType<RefreshResult.Renewed>(late);
        Assert.Equal(["seed", "refresh-1", "refresh-1"], tokens.Shown);
        Assert.Equal(new AccessReply.Token("access-2"), await Access().ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task RefreshAsync_InDoubtAndThenRefused_NeedsAPerson()
    {
        var tokens = new ScriptedTokens(First, Unknown, Spent);
        var refresh = Refresh(tokens);
        await refresh.RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(111));
        await refresh.RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(10));

        await refresh.RefreshAsync(CancellationToken.None);
        var again = await refresh.RefreshAsync(CancellationToken.None);

        Assert.Equal(new RefreshResult.NeedsReconnecting(Spent.Reason), again);
        Assert.Equal(new AccessReply.Missing(HoldCause.NeedsReconnecting, Spent.Reason), await Access().ReadAsync(CancellationToken.None));
        Assert.Equal(3, tokens.Shown.Count);
    }

    [Fact]
    public async Task RefreshAsync_InDoubtForADay_NeedsAPerson()
    {
        var tokens = new ScriptedTokens([.. Enumerable.Repeat(Unknown, 1000)]);
        var refresh = Refresh(tokens);
        for (var i = 0; i < 24 * 12 + 1; i++)
        {
            Assert.Equal(new RefreshResult.InDoubt("no answer"), await refresh.RefreshAsync(CancellationToken.None));
            _time.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.IsType<RefreshResult.NeedsReconnecting>(await refresh.RefreshAsync(CancellationToken.None));
        Assert.IsType<AccessReply.Missing>(await Access().ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task RefreshAsync_ProcessDiedMeanwhile_IsInDoubtOnceTheLeaseRanOut()
    {
        var dying = new ScriptedTokens(First, Second) { Meanwhile = () => throw new InvalidOperationException("the process ends here") };
        var refresh = Refresh(dying);
        await Assert.ThrowsAsync<InvalidOperationException>(() => refresh.RefreshAsync(CancellationToken.None));
        dying.Meanwhile = () => Task.CompletedTask;

        var leased = await refresh.RefreshAsync(CancellationToken.None);
        _time.Advance(_options.LeaseFor);
        await refresh.RefreshAsync(CancellationToken.None);

        Assert.Equal(new RefreshResult.NotDue(), leased);
        Assert.Equal(["seed", "seed"], dying.Shown);
        Assert.Equal("access-2", _store.Row.AccessToken);
    }

    [Fact]
    public async Task RefreshAsync_AnswerAfterTheLeaseRanOut_IsStillMerged()
    {
        var tokens = new ScriptedTokens(First, Second);
        var refresh = Refresh(tokens);
        await refresh.RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(111));
        tokens.Meanwhile = async () =>
        {
            _time.Advance(_options.LeaseFor + TimeSpan.FromSeconds(1));
            Assert.Equal(new RefreshResult.NotDue(), await Refresh(new()).RefreshAsync(CancellationToken.None));
        };

        await refresh.RefreshAsync(CancellationToken.None);

        Assert.Equal("access-2", _store.Row.AccessToken);
        Assert.Equal("refresh-2", _store.Row.RefreshToken);
    }

    [Fact]
    public async Task RefreshAsync_DeliveryNotedA401Meanwhile_ThePairIsNotLost()
    {
        var tokens = new ScriptedTokens(First, Second);
        var refresh = Refresh(tokens);
        await refresh.RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(111));
        tokens.Meanwhile = () => Access().RefusedAsync("access-1", CancellationToken.None);

        await refresh.RefreshAsync(CancellationToken.None);

        Assert.Equal(new AccessReply.Token("access-2"), await Access().ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task RefreshAsync_AnotherSeedInTheEnvironment_BeginsAnew()
    {
        await Refresh(new(First, Spent)).RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(3));
        await Refresh(new(Spent)).RefreshAsync(CancellationToken.None);
        var tokens = new ScriptedTokens(Second);

        await Refresh(tokens, seed: "another seed").RefreshAsync(CancellationToken.None);

        Assert.Equal(["another seed"], tokens.Shown);
        Assert.Equal(new AccessReply.Token("access-2"), await Access().ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task RefusedAsync_OldToken_IsRenewedBeforeItsTime()
    {
        var tokens = new ScriptedTokens(First, Second);
        await Refresh(tokens).RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(30));

        var delivery = await Access().RefusedAsync("access-1", CancellationToken.None);
        await Refresh(tokens).RefreshAsync(CancellationToken.None);

        Assert.Equal(new AccessReply.NotNow("The connection waits for its renewal.", TimeSpan.FromSeconds(30)), delivery);
        Assert.Equal(new AccessReply.Token("access-2"), await Access().ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task RefusedAsync_TokenOfMinutesAgo_NeedsAPerson()
    {
        var tokens = new ScriptedTokens(First);
        await Refresh(tokens).RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(
            new AccessReply.Missing(HoldCause.NeedsReconnecting, "The network refuses a token it gave only minutes ago."),
            await Access().RefusedAsync("access-1", CancellationToken.None));
        Assert.Equal(new RefreshResult.NotDue(), await Refresh(tokens).RefreshAsync(CancellationToken.None));
    }

    [Fact]
    public async Task ReadAsync_Expired_WaitsForTheRenewal()
    {
        await Refresh(new(First)).RefreshAsync(CancellationToken.None);
        _time.Advance(TwoHours);

        Assert.Equal(new AccessReply.NotNow("The connection waits for its renewal.", TimeSpan.FromSeconds(30)), await Access().ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task ToString_Everything_ShowsNoToken()
    {
        await Refresh(new(First)).RefreshAsync(CancellationToken.None);

        var seen = $"{_store.Row} {First} {await Access().ReadAsync(CancellationToken.None)}";

        Assert.DoesNotContain("access-1", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-1", seen, StringComparison.Ordinal);
    }

    private ConnectionAccess Access() => new(Channel, _store, _options, _time);

    private ConnectionRefresh Refresh(ScriptedTokens tokens, string seed = "seed") => new(
        Channel,
        seed,
        _store,
        tokens,
        _options,
        _time,
        () => $"lease-{Interlocked.Increment(ref _leases)}",
        NullLogger<ConnectionRefresh>.Instance);
}
