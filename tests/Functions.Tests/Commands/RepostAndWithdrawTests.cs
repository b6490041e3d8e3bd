using System.Text.RegularExpressions;
using Distribution.Functions.Commands;

namespace Distribution.Functions.Tests.Commands;

public sealed partial class RepostAndWithdrawTests : IAsyncLifetime
{
    private const string Url = "https://news.example.com/islands/2026/ferry-is-back";
    private readonly CommandProcess _newcomer = new();

    public async ValueTask InitializeAsync() =>
        Assert.Equal(ExitCode.Done, (await _newcomer.RunAsync("publish", CommandProcess.Sample("chatham-ferry.html"))).ExitCode);

    public ValueTask DisposeAsync()
    {
        _newcomer.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Repost_Unchanged_IsASecondPostWithALinkOfItsOwn()
    {
        var refused = await _newcomer.RunAsync("repost", Url, "--to", "x");
        var end = await _newcomer.RunAsync("repost", Url, "--to", "x", "--again", "--id", "monday", "--json");
        var same = await _newcomer.RunAsync("repost", Url, "--to", "x", "--again", "--id", "monday");

        Assert.Equal(ExitCode.Failed, refused.ExitCode);
        Assert.Matches("^Somebody at the command line sent this to x [0-9]+ s ago; say --again to post it once more.\n$", refused.Error);
        Assert.Equal((ExitCode.Done, ExitCode.Done), (end.ExitCode, same.ExitCode));
        Assert.Contains("Already on x since ", same.Output, StringComparison.Ordinal);
        var posts = await _newcomer.PostsAsync();
        Assert.Equal(2, posts.Select(post => Token().Match(post.Submitted).Value).Distinct().Count(token => token.Length > 0));
        Assert.Equal(2, posts.Count);
        Assert.Contains(posts[1].Id, end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_Published_TakesItDownAndNothingBringsItBack()
    {
        var end = await _newcomer.RunAsync("withdraw", Url, "--reason", "Wrong name.", "--json");
        var again = await _newcomer.RunAsync("withdraw", Url, "--reason", "Wrong name.");
        var repost = await _newcomer.RunAsync("repost", Url, "--to", "x", "--again");
        var published = await _newcomer.RunAsync("publish", CommandProcess.Sample("chatham-ferry.html"));

        Assert.Equal(
            """
            {"article":{"id":"ab2a2aef1beb3b95e6387","url":"https://news.example.com/islands/2026/ferry-is-back","headline":"The island ferry is back, and so is the cheese"},"deliveries":[{"channel":"x","state":"TakenDown","reason":"The article was withdrawn.","attempts":1,"link":null,"millis":N}]}

            """,
            end.Same(_newcomer.Folder));
        Assert.Equal(
            (ExitCode.Done, ExitCode.Done, ExitCode.Failed, ExitCode.Failed), (end.ExitCode, again.ExitCode, repost.ExitCode, published.ExitCode));
        Assert.Contains("The article was withdrawn on ", repost.Error, StringComparison.Ordinal);
        Assert.Contains("(Wrong name.); nothing was posted.", published.Output, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(await _newcomer.PostsAsync()).DeletedAt);
    }

    [Fact]
    public async Task Status_Article_TellsItsStory()
    {
        var end = await _newcomer.RunAsync("status", Url);
        var all = await _newcomer.RunAsync("status");

        Assert.Equal(
            """
            ab2a2aef1beb3b95e6387: The island ferry is back, and so is the cheese
            https://news.example.com/islands/2026/ferry-is-back

            x: published, 1 attempt, TOOK
              data/sandbox/x/ID.html
              TIME  planned      It goes out as soon as it is its turn.
              TIME  attempting   It is being posted now.
              TIME  published    It is out.
              What was sent:
                The island ferry is back, and so is the cheese
                https://news.example.com/islands/2026/ferry-is-back?d=TOKEN

            """,
            Token().Replace(end.Same(_newcomer.Folder), "?d=TOKEN"));
        Assert.Equal(new CommandEnd(ExitCode.Done, "SANDBOX\n\nx: open\n       1  published\n", ""), all);
    }

    [GeneratedRegex(@"\?d=[a-z2-7]{10}")]
    private static partial Regex Token();
}
