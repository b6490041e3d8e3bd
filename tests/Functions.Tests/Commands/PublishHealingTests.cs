using Distribution.Functions.Commands;

namespace Distribution.Functions.Tests.Commands;

/// <summary>Each takes as long as the first look does: 10 s.</summary>
public sealed class PublishHealingTests : IDisposable
{
    private readonly CommandProcess _newcomer = new();

    public void Dispose() => _newcomer.Dispose();

    [Fact]
    public async Task Publish_AnswerLost_IsFoundAndThereIsOnePost()
    {
        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample("moon-garden-ja.html"), "--fault", "x:accept-then-drop");

        Assert.Equal(
            """
            SANDBOX: posts go to stand-ins on this machine, nothing leaves it.
            a2dd77cbf6b7d3f7a5d13: 月見の庭、百年ぶりに一般公開　市民が手入れした池に満月映る

            TIME  x  planned      It goes out as soon as it is its turn.
            TIME  x  attempting   It is being posted now.
            TIME  x  in doubt     X did not answer: An error occurred while sending the request. Whether the post is out is not known; the network will be asked.
            TIME  x  published    Found on the network: it had worked, and nothing was sent twice.

            CHANNEL  STATE      ATTEMPTS  TIME    LINK
            x        published  1         TOOK data/sandbox/x/ID.html

            Posts as a reader would see them: data/sandbox/last.html

            """,
            end.Same(_newcomer.Folder));
        Assert.Equal(ExitCode.Done, end.ExitCode);
        Assert.Single(await _newcomer.PostsAsync());
    }
}

public sealed class PublishInterruptedTests : IDisposable
{
    private readonly CommandProcess _newcomer = new();

    public void Dispose() => _newcomer.Dispose();

    [Fact]
    public async Task Publish_Interrupted_EndsCleanlyAndTheNextGoesOn()
    {
        var sample = CommandProcess.Sample("chatham-ferry.html");

        var interrupted = await _newcomer.InterruptAsync("in doubt", "publish", sample, "--fault", "x:accept-then-drop");
        var next = await _newcomer.RunAsync("publish", sample);

        Assert.Equal((ExitCode.StillWaiting, ""), (interrupted.ExitCode, interrupted.Error));
        Assert.Contains("\nx still waits: X did not answer: ", interrupted.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, next.ExitCode);
        Assert.Contains("Found on the network: it had worked, and nothing was sent twice.\n", next.Output, StringComparison.Ordinal);
        Assert.Single(await _newcomer.PostsAsync());
    }
}
