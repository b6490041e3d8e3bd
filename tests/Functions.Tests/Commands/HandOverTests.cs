using Distribution.Functions.Commands;
using Distribution.Functions.Commands.View;
using Distribution.Functions.Hosting.Startup;

namespace Distribution.Functions.Tests.Commands;

public sealed class HandOverTests : IDisposable
{
    private readonly CommandProcess _newcomer = new();
    private FileStream? _lock;

    public void Dispose()
    {
        _lock?.Dispose();
        _newcomer.Dispose();
    }

    [Fact]
    public async Task Publish_BesideAServeThatDoesNothing_PutsItOnRecordAndStartsNothing()
    {
        BeginServing();

        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample("chatham-ferry.html"), "--wait", "1s");

        Assert.Equal(
            new CommandEnd(
                ExitCode.StillWaiting,
                "SANDBOX: handed over to the serve at http://127.0.0.1:5099/, nothing leaves this machine.\n",
                "The article is on record, and the serve at http://127.0.0.1:5099/ has not begun with it yet.\n"),
            end);
        Assert.False(File.Exists(Path.Combine(_newcomer.Sandbox, "last.html")));
        Assert.Empty(await _newcomer.PostsAsync());
    }

    [Fact]
    public async Task PublishAndWithdraw_BesideAServe_WatchWhatItDoes()
    {
        BeginServing();
        await using var serving = await ServeAsync();

        var published = await _newcomer.RunAsync("publish", CommandProcess.Sample("chatham-ferry.html"));
        var withdrawn = await _newcomer.RunAsync("withdraw", "https://news.example.com/islands/2026/ferry-is-back", "--reason", "Wrong name.");

        Assert.Equal((ExitCode.Done, ""), (published.ExitCode, published.Error));
        Assert.Contains("published    It is out.", published.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Done, ""), (withdrawn.ExitCode, withdrawn.Error));
        Assert.Contains("It was out and has been taken down.", withdrawn.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_newcomer.Sandbox, "last.html")));
    }

    [Fact]
    public async Task Publish_FaultBesideAServe_IsRefused()
    {
        BeginServing();

        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample("chatham-ferry.html"), "--fault", "x:500");

        Assert.Equal(
            new CommandEnd(ExitCode.BadInput, "", "--fault: the serve at http://127.0.0.1:5099/ does the posting here. Stop it, or give --data another folder.\n"), end);
    }

    [Fact]
    public void Find_AddressLeftByAServeThatIsGone_IsNobody()
    {
        BeginServing();
        _lock!.Dispose();

        Assert.Null(RunningServe.Find(_newcomer.Sandbox));
    }

    private void BeginServing()
    {
        Directory.CreateDirectory(_newcomer.Sandbox);
        _lock = new(Path.Combine(_newcomer.Sandbox, "serve.lock"), FileMode.Create, FileAccess.Write, FileShare.None);
        File.WriteAllText(Path.Combine(_newcomer.Sandbox, "serve.url"), "http://127.0.0.1:5099/");
    }

    /// <summary>The pipeline of a serving process, in this one: it works on everything.</summary>
    private async Task<PipelineSession> ServeAsync()
    {
        var read = SettingsReader.Read(new() { Config = null, Data = Path.Combine(_newcomer.Folder, "data"), Environment = _ => null });
        var settings = Assert.IsType<SettingsReading.Ready>(read).Settings;
        var session = await PipelineSession.OpenAsync(settings, serve: null, faults: [], verbose: false, TestContext.Current.CancellationToken);
        session.WorkOnEverything();
        return session;
    }
}
