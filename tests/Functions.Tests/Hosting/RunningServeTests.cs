using Distribution.Functions.Hosting.Startup;

namespace Distribution.Functions.Tests.Hosting;

public sealed class RunningServeTests : IDisposable
{
    private static readonly Uri Url = new("http://127.0.0.1:5080/");

    private readonly string _folder = Directory.CreateTempSubdirectory("running-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Find_NobodyEverServed_IsNull()
    {
        Assert.Null(RunningServe.Find(_folder));
        Assert.Null(RunningServe.Find(Path.Combine(_folder, "missing")));
    }

    [Fact]
    public async Task Find_OneServes_IsItsAddressUntilItEnds()
    {
        using (var running = (await RunningServe.TakeAsync(_folder, Cancellation))!)
        {
            Assert.Null(RunningServe.Find(_folder));
            running.Announce(Url);
            Assert.Equal(Url, RunningServe.Find(_folder));
        }

        Assert.Null(RunningServe.Find(_folder));
    }

    [Fact]
    public async Task Find_AKilledOneLeftItsFiles_IsNullAndTheNextOneDoesNotInheritThem()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "serve.lock"), "", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(_folder, "serve.url"), Url.AbsoluteUri, Cancellation);

        Assert.Null(RunningServe.Find(_folder));
        using var next = await RunningServe.TakeAsync(_folder, Cancellation);
        Assert.Null(RunningServe.Find(_folder));
    }

    [Fact]
    public async Task TakeAsync_AnotherServes_IsNull()
    {
        using var first = await RunningServe.TakeAsync(_folder, Cancellation);

        Assert.NotNull(first);
        Assert.Null(await RunningServe.TakeAsync(_folder, Cancellation));
    }

    [Fact]
    public async Task TakeAsync_OthersOnlyLook_IsNotDisturbed()
    {
        using var looking = new CancellationTokenSource();
        var lookers = Enumerable.Range(0, 2).Select(_ => Task.Run(
            () =>
            {
                while (!looking.IsCancellationRequested)
                {
                    RunningServe.Find(_folder);
                }
            },
            Cancellation)).ToArray();

        for (var i = 0; i < 20; i++)
        {
            using var running = await RunningServe.TakeAsync(_folder, Cancellation);
            Assert.NotNull(running);
        }

        await looking.CancelAsync();
        await Task.WhenAll(lookers);
    }
}
