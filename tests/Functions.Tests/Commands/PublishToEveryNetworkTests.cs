using Distribution.Functions.Commands;
using Distribution.Sandbox;

namespace Distribution.Functions.Tests.Commands;

/// <summary>The newcomer's first command, with nothing set up: one article on every network.</summary>
public sealed class PublishToEveryNetworkTests : IDisposable
{
    private readonly CommandProcess _newcomer = new(everyNetwork: true);

    public void Dispose() => _newcomer.Dispose();

    [Theory]
    [InlineData("harbour-tram.html")]
    [InlineData("souk-library-ar.html")]
    public async Task Publish_SampleWithAPicture_IsOnEveryNetworkOnce(string sample)
    {
        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample(sample));

        Assert.Equal((ExitCode.Done, ""), (end.ExitCode, end.Error));
        Assert.Equal(["x published 1", "facebook published 1", "instagram published 1", "google-news published 1"], Table(end));
        Assert.All(["x", "facebook", "instagram"], network => Assert.Matches($"(?m)^{network} +published .*[/ ]{network}/[0-9_]+\\.html$", end.Output));
        Assert.Matches("google-news, step by step:\n +sitemap and feeds +done .*\n +hub +done .*\n +Search Console +(done|waiting) .*\n +IndexNow +(done|waiting) .*\n +Google's index +not yet ", end.Output);
        Assert.Contains("\nThe steps that wait are done while a process runs: start the server.\n", end.Output, StringComparison.Ordinal);
        Assert.Equal(new Count(1, 1, 1, 1), await CountAsync());
    }

    [Fact]
    public async Task Publish_SampleWithoutAPicture_SaysWhyInstagramHasNone()
    {
        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample("chatham-ferry.html"));

        Assert.Equal(ExitCode.Done, end.ExitCode);
        Assert.Matches("instagram +skipped +The article has no picture\\.", end.Output);
        Assert.Equal(new Count(1, 1, 0, 1), await CountAsync());
    }

    /// <summary>Each network in turn takes the post and cuts the line; it is asked what became of it, and nothing is sent twice.</summary>
    [Theory]
    [InlineData("x:accept-then-drop")]
    [InlineData("facebook:accept-then-drop")]
    [InlineData("instagram:accept-then-drop")]
    public async Task Publish_AnswerLost_IsOnePostByItself(string fault)
    {
        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample("harbour-tram.html"), "--fault", fault, "--wait", "3m");

        Assert.Equal(ExitCode.Done, end.ExitCode);
        Assert.Contains("in doubt", end.Output, StringComparison.Ordinal);
        Assert.Contains("Found on the network: it had worked, and nothing was sent twice.", end.Output, StringComparison.Ordinal);
        Assert.Equal(new Count(1, 1, 1, 1), await CountAsync());
    }

    /// <summary>A hub that was told twice reads the same feed twice, so nothing is in doubt there.</summary>
    [Fact]
    public async Task Publish_HubsAnswerLost_IsToldAgainAndHasOneItem()
    {
        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample("harbour-tram.html"), "--fault", "googlenews:accept-then-drop,first=1", "--wait", "3m");

        Assert.Equal(ExitCode.Done, end.ExitCode);
        Assert.Contains("google-news published 2", Table(end));
        Assert.Equal(new Count(1, 1, 1, 1), await CountAsync());
    }

    /// <summary>The rows of the table at the end: channel, state, attempts.</summary>
    private static IEnumerable<string> Table(CommandEnd end) => end.Output
        .Split('\n')
        .SkipWhile(line => !line.StartsWith("CHANNEL", StringComparison.Ordinal))
        .Skip(1)
        .TakeWhile(line => line.Length > 0)
        .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3)));

    private async Task<Count> CountAsync()
    {
        await using var sandbox = await SandboxServer.StartAsync(new() { DataFolder = _newcomer.Sandbox }, TestContext.Current.CancellationToken);
        return new(sandbox.X.Posts().Count, sandbox.Facebook.Posts().Count, sandbox.Instagram.Media().Count, sandbox.GoogleNews.Items().Count);
    }

    /// <summary>How many posts each stand-in holds.</summary>
    private sealed record Count(int X, int Facebook, int Instagram, int GoogleNews);
}
