using System.Net;
using System.Net.Sockets;
using Distribution.Functions.Commands;
using Distribution.Functions.Hosting.Serving;
using Distribution.Functions.Hosting.Startup;

namespace Distribution.Functions.Tests.Commands;

public sealed class ServeCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_ToldToStop_SaysWhereItListenedAndEndsWell()
    {
        await using var host = await ServeHost.StartAsync();

        Assert.Equal(
            [$"Listening on {host.Client.BaseAddress}", "SANDBOX: posts go to the stand-ins at", "Channels: x", $"Data: {host.StoreFolder}"],
            host.Said.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => line.StartsWith("SANDBOX", StringComparison.Ordinal) ? line[..37] : line));
        Assert.Equal(ExitCode.Done, await host.StopAsync());
        Assert.Null(RunningServe.Find(host.StoreFolder));
    }

    [Fact]
    public async Task Run_ToldToStopDuringACall_FinishesItFirst()
    {
        await using var host = await ServeHost.StartAsync();
        await host.MeetAsync("x:latency-1");
        await host.AcceptedAsync(SignedCall.Publish(1));
        await ServeHost.UntilAsync(async () => await host.StateAsync() is "Attempting");

        Assert.Equal(ExitCode.Done, await host.StopAsync());

        Assert.Equal("Published", await host.StateAsync());
    }

    [Fact]
    public async Task Run_AnAccountIsConnected_IsLiveAndOffersNoSamples()
    {
        await using var host = await ServeHost.StartAsync(options => options with
        {
            Launch = options.Launch with { Environment = name => name.StartsWith("DISTRIBUTION_X_CLIENT", StringComparison.Ordinal) ? null : "a-secret-of-x" },
        });

        Assert.Contains("LIVE: posts go to the real networks", host.Said, StringComparison.Ordinal);
        var page = await host.Client.GetStringAsync("/", Cancellation);
        Assert.Contains(">LIVE</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Publish a sample", page, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret-of-x", page + (await host.HealthAsync()).GetRawText() + host.Said, StringComparison.Ordinal);
        using var pressed = await host.Client.PostAsync("/samples/first.json", content: null, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, pressed.StatusCode);
    }

    [Fact]
    public async Task Run_ThePortIsTaken_IsOneLine()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await AssertOneLineAsync(
            options => options with { Url = $"http://127.0.0.1:{port}" },
            ExitCode.Failed,
            $"Port {port} of 127.0.0.1 is taken by another program; stop it, or choose another port with --url http://127.0.0.1:{port + 10}.");
    }

    [Fact]
    public async Task Run_TheStandInsPortIsTaken_TheyTakeTheNext()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var host = await ServeHost.StartAsync(options => options with { SandboxPort = port });

        Assert.Matches("stand-ins at http://127.0.0.1:[0-9]+/", host.Said);
        Assert.DoesNotContain($":{port}/", host.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnotherServesTheFolder_IsOneLine()
    {
        await using var host = await ServeHost.StartAsync();

        await AssertOneLineAsync(
            options => options with { Launch = host.Options.Launch },
            ExitCode.Failed,
            $"Another serve already works on {host.StoreFolder} at {host.Client.BaseAddress}; stop it first, or give this one a folder of its own with --data.");
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "--url: http://0.0.0.0:5080 can be reached from other machines; say under which name with --allow-host, or listen on http://127.0.0.1:5080.")]
    [InlineData("https://127.0.0.1:5080", "--url: \"https://127.0.0.1:5080\" is not allowed; give http://, an address of this machine and a port, as http://127.0.0.1:5080.")]
    [InlineData("http://news.example.com:5080", "--url: \"http://news.example.com:5080\" is not allowed; give http://, an address of this machine and a port, as http://127.0.0.1:5080.")]
    public Task Run_AnAddressThatIsNotAllowed_IsOneLine(string url, string sentence) =>
        AssertOneLineAsync(options => options with { Url = url }, ExitCode.WrongSettings, sentence);

    [Fact]
    public async Task Run_SeveralThingsAreWrong_SaysThemAll()
    {
        var folder = Directory.CreateTempSubdirectory("faults-").FullName;
        var options = ServeHost.OptionsFor(folder) with { Url = "127.0.0.1" };
        await File.WriteAllTextAsync(options.Launch.Config!, """{ "channels": [], "sources": [{}] }""", Cancellation);
        await using var error = new StringWriter();

        Assert.Equal(ExitCode.WrongSettings, await ServeCommand.RunAsync(options, error, Cancellation));

        Assert.All((string[])["--url", "publications", "sources[0].name", "sources[0].secretFrom"], key => Assert.Contains(key, error.ToString(), StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Run_BeyondThisMachineUnderAName_AnswersToIt()
    {
        await using var host = await ServeHost.StartAsync(options => options with { Url = "http://0.0.0.0:0", AllowedHosts = ["desk.example.com"] });
        host.Client.DefaultRequestHeaders.Host = "desk.example.com";
        var url = $"http://127.0.0.1:{host.Client.BaseAddress!.Port}/health";

        using var response = await host.Client.GetAsync(new Uri(url), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task AssertOneLineAsync(Func<ServeOptions, ServeOptions> change, int exitCode, string line)
    {
        var folder = Directory.CreateTempSubdirectory("refused-").FullName;
        var options = change(ServeHost.OptionsFor(folder) with { Launch = new() { Data = Path.Combine(folder, "data") } });
        await using var error = new StringWriter();

        Assert.Equal(exitCode, await ServeCommand.RunAsync(options, error, Cancellation));

        Assert.Equal([line], error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Directory.Delete(folder, recursive: true);
    }
}
