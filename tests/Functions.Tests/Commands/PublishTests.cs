using System.Diagnostics;
using Distribution.Functions.Commands;

namespace Distribution.Functions.Tests.Commands;

public sealed class PublishTests : IDisposable
{
    private readonly CommandProcess _newcomer = new();

    public void Dispose() => _newcomer.Dispose();

    [Fact]
    public async Task Publish_Sample_ShowsEveryStateAndATable()
    {
        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample("chatham-ferry.html"));

        Assert.Equal(
            """
            SANDBOX: posts go to stand-ins on this machine, nothing leaves it.
            ab2a2aef1beb3b95e6387: The island ferry is back, and so is the cheese

            TIME  x  planned      It goes out as soon as it is its turn.
            TIME  x  attempting   It is being posted now.
            TIME  x  published    It is out.

            CHANNEL  STATE      ATTEMPTS  TIME   LINK
            x        published  1         TOOK data/sandbox/x/ID.html

            Posts as a reader would see them: data/sandbox/last.html

            """,
            end.Same(_newcomer.Folder));
        Assert.Equal((ExitCode.Done, ""), (end.ExitCode, end.Error));
    }

    [Fact]
    public async Task Publish_StandardInputAsJson_OnlyTheResultOnStandardOutput()
    {
        var article = await File.ReadAllTextAsync(CommandProcess.Sample("translated-bridge.json"), TestContext.Current.CancellationToken);

        var end = await _newcomer.RunAsync(article, environment: null, ["publish", "-", "--json"]);

        Assert.Equal(
            """
            {"article":{"id":"ab615253051f86271c2d4","url":"https://news.example.com/de/stadt/2026/hubbruecke-gesperrt","headline":"Hubbrücke nach Schiffsberührung gesperrt, niemand verletzt"},"deliveries":[{"channel":"x","state":"Published","reason":null,"attempts":1,"link":"file://FOLDER/data/sandbox/x/ID.html","millis":N}]}

            """,
            end.Same(_newcomer.Folder));
        Assert.Equal(ExitCode.Done, end.ExitCode);
        Assert.Contains("published    It is out.", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_SecondTime_PostsNothingNew()
    {
        var sample = CommandProcess.Sample("lighthouse-keeper.html");
        await _newcomer.RunAsync("publish", sample);

        var end = await _newcomer.RunAsync("publish", sample);

        Assert.Equal(ExitCode.Done, end.ExitCode);
        Assert.Contains("\nAlready on x since TIME, nothing new posted.\n", end.Same(_newcomer.Folder), StringComparison.Ordinal);
        Assert.Single(await _newcomer.PostsAsync());
    }

    [Fact]
    public async Task Publish_NewChannelSince_ReachesThatOneToo()
    {
        var sample = CommandProcess.Sample("lighthouse-keeper.html");
        await _newcomer.RunAsync("publish", sample);
        _newcomer.Write("distribution.json", """
            {"publications":[{"name":"news","language":"en","hosts":["news.example.com"]}],
             "channels":[{"name":"x","network":"x","publication":"news"},{"name":"x-two","network":"x","publication":"news"}]}
            """);

        var end = await _newcomer.RunAsync("publish", sample, "--json");

        Assert.Equal(ExitCode.Done, end.ExitCode);
        Assert.Contains("""{"channel":"x-two","state":"Published","reason":null,"attempts":1""", end.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await _newcomer.PostsAsync()).Count);
    }

    [Fact]
    public async Task Publish_NothingDueWithinTheWait_SaysUntilWhenAndEnds()
    {
        var watch = Stopwatch.StartNew();

        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample("chatham-ferry.html"), "--fault", "x:429-90");

        Assert.Equal(ExitCode.StillWaiting, end.ExitCode);
        Assert.Contains("\nx still waits: X wants no more calls for now. The next attempt is at TIME.\n", end.Same(_newcomer.Folder), StringComparison.Ordinal);
        Assert.Empty(await _newcomer.PostsAsync());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(50));
    }

    [Theory]
    [InlineData(ExitCode.BadInput, "There is no file nowhere.html.\n", "publish", "nowhere.html")]
    [InlineData(ExitCode.BadInput, "http://127.0.0.1/1: 127.0.0.1 is an address of a private network or of this machine. Only addresses on the open internet are fetched.\n", "publish", "http://127.0.0.1/1")]
    [InlineData(ExitCode.BadInput, "Required argument missing for command: 'publish'.\n\n", "publish")]
    [InlineData(ExitCode.BadInput, "--wait: 'soon' is no length of time; say 30s, 5m or 1h.\n\n", "publish", "a.html", "--wait", "soon")]
    [InlineData(ExitCode.BadInput, "Option '--reason' is required.\n\n", "withdraw", "a1")]
    [InlineData(ExitCode.BadInput, "There is no article 'a1' here; name it by its id, its URL or the newsroom's own id, or publish it first.\n", "withdraw", "a1", "--reason", "Wrong.")]
    [InlineData(ExitCode.BadInput, "There is no article 'a1' here; name it by its id, its URL or the newsroom's own id, or publish it first.\n", "repost", "a1", "--to", "x")]
    [InlineData(ExitCode.WrongSettings, "--config: There is no file none.json.\n", "status", "--config", "none.json")]
    public async Task Command_WrongInput_IsOneSentence(int exitCode, string sentence, params string[] arguments)
    {
        var end = await _newcomer.RunAsync(arguments);

        Assert.Equal(new CommandEnd(exitCode, "", sentence), end);
    }

    [Fact]
    public async Task Publish_ListOfStories_IsNoArticle()
    {
        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample("front-page.html"));

        Assert.Equal((ExitCode.BadInput, ""), (end.ExitCode, end.Output));
        Assert.Contains("The page is no article", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_UnknownFault_ListsTheKnown()
    {
        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample("chatham-ferry.html"), "--fault", "x:gremlins");

        Assert.Equal(ExitCode.BadInput, end.ExitCode);
        Assert.StartsWith("--fault: 'x:gremlins' is no fault. Known: x:401, ", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_FaultOnARealNetwork_IsRefused()
    {
        var end = await _newcomer.RunAsync(
            input: null,
            new Dictionary<string, string> { ["DISTRIBUTION_X_CONSUMER_KEY"] = "key" },
            ["publish", CommandProcess.Sample("chatham-ferry.html"), "--fault", "x:500"]);

        Assert.Equal(
            new CommandEnd(ExitCode.BadInput, "", "--fault: a real network cannot be made to fail. Add --sandbox to post to the local stand-ins.\n"), end);
    }

    [Fact]
    public async Task Publish_WrongSettings_SaysEveryFaultAndStartsNothing()
    {
        _newcomer.Write("distribution.json", """{"publications":[],"channels":[{"name":"x","network":"myspace"}]}""");

        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample("chatham-ferry.html"));

        Assert.Equal((ExitCode.WrongSettings, ""), (end.ExitCode, end.Output));
        Assert.All(end.Error.TrimEnd().Split('\n'), line => Assert.StartsWith("distribution.json: ", line, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_newcomer.Folder, "data")));
    }
}
