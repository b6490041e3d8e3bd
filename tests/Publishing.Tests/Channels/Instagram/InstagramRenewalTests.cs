using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.Instagram;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Publishing.Tests.Connecting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Channels.Instagram;

/// <summary>A token that renews itself, over two months, on the store as it is shipped.</summary>
public sealed class InstagramRenewalTests : IDisposable
{
    private const string Seed = "IGAAseed";

    private static readonly ChannelName Channel = new("instagram");
    private static readonly TimeSpan SixtyDays = TimeSpan.FromDays(60);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TokenReply.Renewed First = Renewed("IGAAtoken-1");
    private static readonly TokenReply.Renewed Second = Renewed("IGAAtoken-2");
    private static readonly TokenReply.NotNow Down = new("Instagram answered 500.", null);
    private static readonly TokenReply.Refused Dead = new("The token has ended; make a new one.");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instagram-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
    private readonly SqliteDatabase _database;
    private readonly SqliteConnectionStore _store;
    private int _leases;

    public InstagramRenewalTests()
    {
        _database = new(Path.Combine(_folder.FullName, "distribution.db"));
        _store = new(_database);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task ReadAsync_TokenOfTheEnvironment_WorksBeforeAnythingRenewsIt()
    {
        var before = await TokenAsync();
        await RunAsync(new());

        Assert.Equal((new AccessReply.Token(Seed), new AccessReply.Token(Seed)), (before, await TokenAsync()));
    }

    /// <summary>How old it is and when it ends nobody says, so it is renewed as soon as it is surely old enough.</summary>
    [Fact]
    public async Task RefreshAsync_TokenOfTheEnvironment_IsRenewedADayAfterItWasFirstSeen()
    {
        var tokens = new ScriptedTokens(First);
        await RunAsync(tokens);
        _time.Advance(Day);
        var early = await RunAsync(tokens);
        _time.Advance(TimeSpan.FromHours(1));

        var result = await RunAsync(tokens);

        Assert.Equal(new RefreshResult.NotDue(), early);
        Assert.Equal(new RefreshResult.Renewed(_time.GetUtcNow() + SixtyDays), result);
        Assert.Equal([Seed], tokens.Shown);
        Assert.Equal(new AccessReply.Token("IGAAtoken-1"), await TokenAsync());
    }

    [Fact]
    public async Task RefreshAsync_OverTwoMonths_RenewsHalfWayWithTheNewestToken()
    {
        var tokens = new ScriptedTokens(First, Second);
        for (var hour = 0; hour < 24 * 45; hour++)
        {
            await RunAsync(tokens);
            _time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal([Seed, "IGAAtoken-1"], tokens.Shown);
        Assert.Equal(new AccessReply.Token("IGAAtoken-2"), await TokenAsync());
    }

    [Fact]
    public async Task RefreshAsync_OneHasItMeanwhile_OthersKeepOffAndDeliveriesGoOn()
    {
        var tokens = new ScriptedTokens(First);
        RefreshResult? other = null;
        AccessReply? delivery = null;
        tokens.Meanwhile = async () => (other, delivery) = (await RunAsync(new()), await TokenAsync());
        await AgeAsync();

        await RunAsync(tokens);

        Assert.Equal(new RefreshResult.NotDue(), other);
        Assert.Equal(new AccessReply.Token(Seed), delivery);
    }

    /// <summary>Each with its own connection to the file, as processes have.</summary>
    [Fact]
    public async Task RefreshAsync_TwoProcessesAtOnce_AskOnce()
    {
        await AgeAsync();
        var tokens = new ScriptedTokens(First) { Meanwhile = () => Task.Delay(50) };
        using var other = new SqliteDatabase(Path.Combine(_folder.FullName, "distribution.db"));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(turn => Task.Run(() => RunAsync(tokens, turn % 2 == 0 ? _store : new(other)))));

        Assert.Equal([Seed], tokens.Shown);
    }

    [Fact]
    public async Task RefreshAsync_DiedBetweenTheAnswerAndItsRecord_AsksAgainWithTheTokenItHas()
    {
        await AgeAsync();
        var dying = new ScriptedTokens(First) { Meanwhile = () => throw new InvalidOperationException("the process ends here") };
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(dying));
        var next = new ScriptedTokens(Second);

        var leased = await RunAsync(next);
        var meanwhile = await TokenAsync();
        _time.Advance(InstagramConnecting.Terms.LeaseFor);
        var result = await RunAsync(next);

        Assert.Equal((new RefreshResult.NotDue(), new AccessReply.Token(Seed)), (leased, meanwhile));
        Assert.IsType<RefreshResult.Renewed>(result);
        Assert.Equal([Seed], next.Shown);
        Assert.Equal(new AccessReply.Token("IGAAtoken-2"), await TokenAsync());
    }

    [Fact]
    public async Task RefreshAsync_Fails_IsTriedHourlyAndTheOldTokenWorksOn()
    {
        await AgeAsync();
        var tokens = new ScriptedTokens(Down, Down, First);

        for (var minute = 0; minute <= 120; minute++)
        {
            Assert.Equal(new AccessReply.Token(Seed), await TokenAsync());
            await RunAsync(tokens);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([Seed, Seed, Seed], tokens.Shown);
        Assert.Equal(new AccessReply.Token("IGAAtoken-1"), await TokenAsync());
    }

    [Fact]
    public async Task WarningAsync_FailsUntilItsEndIsNear_SaysWhenAndWhy()
    {
        await AgeAsync();
        await RunAsync(new(First));
        var end = _time.GetUtcNow() + SixtyDays;
        var tokens = new ScriptedTokens([.. Enumerable.Repeat(Down, 2_000)]);
        _time.Advance(TimeSpan.FromDays(35));
        await RunAsync(tokens);
        var early = await Refresh(tokens, _store).WarningAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromDays(6));
        await RunAsync(tokens);

        Assert.Null(early);
        Assert.Equal(
            $"The connection could not be renewed yet and works only until {end:d MMMM yyyy}: Instagram answered 500.",
            await Refresh(tokens, _store).WarningAsync(CancellationToken.None));

        await Refresh(new(Second), _store).RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(1));
        await Refresh(new(Second), _store).RefreshAsync(CancellationToken.None);

        Assert.Null(await Refresh(tokens, _store).WarningAsync(CancellationToken.None));
    }

    [Fact]
    public async Task RefreshAsync_Refused_IsSaidAndTheTokenServesToItsEnd()
    {
        await AgeAsync();
        await RunAsync(new(First));
        var end = _time.GetUtcNow() + SixtyDays;
        _time.Advance(TimeSpan.FromDays(31));
        var tokens = new ScriptedTokens(Dead);

        await RunAsync(tokens);
        var again = await RunAsync(tokens);

        Assert.Equal(new RefreshResult.NeedsReconnecting(Dead.Reason), again);
        Assert.Equal($"The connection cannot be renewed and works only until {end:d MMMM yyyy}: {Dead.Reason}", await Refresh(tokens, _store).WarningAsync(CancellationToken.None));
        Assert.Equal(new AccessReply.Token("IGAAtoken-1"), await TokenAsync());
        _time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(new AccessReply.Missing(HoldCause.NeedsReconnecting, Dead.Reason), await TokenAsync());
        Assert.Equal(Dead.Reason, await Refresh(tokens, _store).WarningAsync(CancellationToken.None));
    }

    [Fact]
    public async Task RefreshAsync_AnotherTokenInTheEnvironment_BeginsAnew()
    {
        await AgeAsync();
        await RunAsync(new(Dead));

        var read = await Access("IGAAnew").ReadAsync(CancellationToken.None);
        await Refresh(new(), _store, "IGAAnew").RefreshAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(25));
        var tokens = new ScriptedTokens(First);
        await Refresh(tokens, _store, "IGAAnew").RefreshAsync(CancellationToken.None);

        Assert.Equal(new AccessReply.Token("IGAAnew"), read);
        Assert.Equal(["IGAAnew"], tokens.Shown);
    }

    /// <summary>What the network refuses is dead unless it has been renewed since it was read.</summary>
    [Fact]
    public async Task RefusedAsync_OldTokenAfterARenewal_IsTakenForRenewed()
    {
        await AgeAsync();
        var dead = await Access(Seed).RefusedAsync(Seed, CancellationToken.None);
        await RunAsync(new(First));

        Assert.IsType<AccessReply.Missing>(dead);
        Assert.Equal(new AccessReply.NotNow("The connection was renewed meanwhile.", TimeSpan.Zero), await Access(Seed).RefusedAsync(Seed, CancellationToken.None));
    }

    /// <summary>It is used before the tick has made a row of it, and a refusal of it is no news of a renewal.</summary>
    [Fact]
    public async Task RefusedAsync_NewTokenOfTheEnvironmentBeforeItsRow_MustBeConnectedAgain()
    {
        await RunAsync(new());

        Assert.IsType<AccessReply.Missing>(await Access("IGAAnew").RefusedAsync("IGAAnew", CancellationToken.None));
        Assert.Equal(new AccessReply.NotNow("The connection was renewed meanwhile.", TimeSpan.Zero), await Access("IGAAnew").RefusedAsync(Seed, CancellationToken.None));
    }

    /// <summary>The end of a token that came while the clock was ahead is too late by as much.</summary>
    [Fact]
    public async Task RefreshAsync_ClockSteppedBack_RenewsToLearnTheTrueEnd()
    {
        await AgeAsync();
        await RunAsync(new(First));
        var behind = new FakeTimeProvider(_time.GetUtcNow() - TimeSpan.FromDays(40));
        var tokens = new ScriptedTokens(Down, Second);

        await Refresh(tokens, _store, time: behind).RefreshAsync(CancellationToken.None);
        behind.Advance(TimeSpan.FromHours(1));
        var result = await Refresh(tokens, _store, time: behind).RefreshAsync(CancellationToken.None);

        Assert.Equal(new RefreshResult.Renewed(behind.GetUtcNow() + SixtyDays), result);
    }

    [Fact]
    public async Task RefreshAsync_ClockSteppedBackWhileItWasLeasedAndPutOff_WaitsNoLongerThanItsOwnTime()
    {
        await AgeAsync();
        await RunAsync(new(Down));
        var dying = new ScriptedTokens(First) { Meanwhile = () => throw new InvalidOperationException("the process ends here") };
        _time.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(dying));
        var behind = new FakeTimeProvider(_time.GetUtcNow() - TimeSpan.FromDays(40));

        Assert.IsType<RefreshResult.Renewed>(await Refresh(new(Second), _store, time: behind).RefreshAsync(CancellationToken.None));
    }

    /// <summary>By a clock that is ahead it has ended; whether it has the network alone knows.</summary>
    [Fact]
    public async Task RefreshAsync_ClockSteppedAheadBeyondItsEnd_AsksTheNetwork()
    {
        await AgeAsync();
        await RunAsync(new(First));
        _time.Advance(TimeSpan.FromDays(90));

        var waiting = await TokenAsync();
        await RunAsync(new(Second));

        Assert.Equal(new AccessReply.NotNow("The connection waits for its renewal.", TimeSpan.FromSeconds(30)), waiting);
        Assert.Equal(new AccessReply.Token("IGAAtoken-2"), await TokenAsync());
    }

    private static TokenReply.Renewed Renewed(string token) => new(token, token, SixtyDays);

    /// <summary>Seen for the first time, and then old enough.</summary>
    private async Task AgeAsync()
    {
        await RunAsync(new());
        _time.Advance(TimeSpan.FromHours(25));
    }

    private Task<AccessReply> TokenAsync() => Access(Seed).ReadAsync(CancellationToken.None);

    private ConnectionAccess Access(string seed) => new(Channel, _store, InstagramConnecting.Terms, _time, seed);

    private Task<RefreshResult> RunAsync(ScriptedTokens tokens, SqliteConnectionStore? store = null) =>
        Refresh(tokens, store ?? _store).RefreshAsync(CancellationToken.None);

    private ConnectionRefresh Refresh(ScriptedTokens tokens, SqliteConnectionStore store, string seed = Seed, TimeProvider? time = null) => new(
        Channel,
        seed,
        store,
        tokens,
        InstagramConnecting.Terms,
        time ?? _time,
        () => $"lease-{Interlocked.Increment(ref _leases)}",
        NullLogger<ConnectionRefresh>.Instance);
}
