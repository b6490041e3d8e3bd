using System.Diagnostics;
using System.Globalization;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Publishing.Tests.Recording;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Storage;

/// <summary>
/// Whether a process lives, proven on real ones. A lock is flock(2), as .NET takes it for <c>FileShare.None</c>, so a child that takes
/// one by util-linux' <c>flock</c> is to the store a process like any other.
/// </summary>
public sealed class ProcessLockTests : IAsyncDisposable
{
    private const string ChildId = "4711-child-0";
    private readonly SqliteHome _home = new();
    private readonly SqliteProcess _process;

    public ProcessLockTests() => _process = _home.Start();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _home.DisposeAsync();
    }

    [Fact]
    public void Lives_ThisProcess_Does() => Assert.True(_process.Lock.Lives(_process.Lock.Id));

    [Fact]
    public void Lives_ProcessNobodyKnows_DoesNot() => Assert.False(_process.Lock.Lives("1-never-0"));

    [Fact]
    public void Lives_AskedOverAndOverAboutALivingOne_NeverTouchesItsLock()
    {
        using var other = new ProcessLock(_home.Folder, _home.Time);
        for (var i = 0; i < 100; i++)
        {
            Assert.True(_process.Lock.Lives(other.Id));
            Assert.True(File.Exists(FileOf(other.Id)));
        }

        other.Dispose();
        Assert.False(_process.Lock.Lives(other.Id));
    }

    [Fact]
    public void Constructor_TwoInOneTick_HaveDifferentIds()
    {
        using var one = new ProcessLock(_home.Folder, new FakeTimeProvider(Sample.Start));
        using var two = new ProcessLock(_home.Folder, new FakeTimeProvider(Sample.Start));

        Assert.NotEqual(one.Id, two.Id);
        Assert.True(one.Lives(two.Id) && two.Lives(one.Id));
    }

    [Fact]
    public async Task Lives_AnotherProcessAsks_FindsOursTaken()
    {
        using var asks = Run("flock", "--nonblock", FileOf(_process.Lock.Id), "true");
        await asks.WaitForExitAsync(Cancellation);

        Assert.Equal(1, asks.ExitCode);
    }

    [Fact]
    public async Task Abandoned_ARealProcessIsStoppedContinuedAndKilled_OnlyDeathLetsGoOfItsClaim()
    {
        using var child = await StartChildAsync();
        var claimed = await ClaimAsync(new ClaimHolder(ChildId).Take(Sample.Start));

        await AssertLivesAsync();
        await SignalAsync(child, "STOP");
        await AssertLivesAsync();
        await SignalAsync(child, "CONT");
        await AssertLivesAsync();

        child.Kill();
        await child.WaitForExitAsync(Cancellation);
        Same.Rows([claimed], await _process.Ledger.AbandonedAsync(10, Cancellation));
        Assert.False(_process.Lock.Lives(ChildId));
        Assert.False(File.Exists(FileOf(ChildId)), "What a dead process left behind is tidied away.");
    }

    [Fact]
    public async Task Abandoned_KilledWhileStopped_IsDead()
    {
        using var child = await StartChildAsync();
        var claimed = await ClaimAsync(new ClaimHolder(ChildId).Take(Sample.Start));
        await SignalAsync(child, "STOP");

        child.Kill();
        await child.WaitForExitAsync(Cancellation);

        Same.Rows([claimed], await _process.Ledger.AbandonedAsync(10, Cancellation));
    }

    private async Task AssertLivesAsync()
    {
        Assert.True(_process.Lock.Lives(ChildId));
        Assert.Empty(await _process.Ledger.AbandonedAsync(10, Cancellation));
        Assert.True(File.Exists(FileOf(ChildId)), "Asking about a living process must not take its lock file away.");
    }

    private async Task<Delivery> ClaimAsync(Claim claim)
    {
        await _process.Articles.IdentifyAsync([Sample.Name], Cancellation);
        var article = (await _process.Articles.SaveAsync(Sample.Stored(ArticleId.From(Sample.Name)), Cancellation))!;
        await _process.Ledger.PlanAsync(article, [Sample.Planned()], Cancellation);
        var planned = (await _process.Ledger.FindAsync(Sample.Planned().Key, Cancellation))!;
        return Assert.IsType<DeliveryWrite.Written>(await _process.Ledger.WriteAsync(planned.Claimed(claim, Sample.Post), Cancellation)).Row;
    }

    /// <summary>A process that holds its lock; it is the very process that sleeps, so a signal reaches the holder.</summary>
    private async Task<Process> StartChildAsync()
    {
        var child = Run("flock", "--no-fork", FileOf(ChildId), "sh", "-c", "echo held; exec sleep 60");
        Assert.Equal("held", await child.StandardOutput.ReadLineAsync(Cancellation));
        return child;
    }

    private static async Task SignalAsync(Process child, string signal)
    {
        using var kill = Run("kill", $"-{signal}", child.Id.ToString(CultureInfo.InvariantCulture));
        await kill.WaitForExitAsync(Cancellation);
        Assert.Equal(0, kill.ExitCode);
        for (var tries = 0; (await StateOfAsync(child) == 'T') != (signal == "STOP"); tries++)
        {
            Assert.True(tries < 200, $"The child never took SIG{signal}.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), Cancellation);
        }
    }

    /// <summary>The letter after the name in /proc/pid/stat; T is stopped.</summary>
    private static async Task<char> StateOfAsync(Process child)
    {
        var stat = await File.ReadAllTextAsync($"/proc/{child.Id}/stat", Cancellation);
        return stat[stat.LastIndexOf(')') + 2];
    }

    private string FileOf(string processId) => Path.Combine(_home.Folder, "processes", processId + ".lock");

    private static Process Run(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
}
