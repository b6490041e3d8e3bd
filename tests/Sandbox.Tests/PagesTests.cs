using System.Text.Json.Nodes;

namespace Distribution.Sandbox.Tests;

public sealed class PagesTests : SandboxTest
{
    private const string Hostile = "<script>alert(1)</script> \"&\" https://www.example.com/a?b=1&c=2";

    [Fact]
    public async Task Pages_HostileText_Encoded()
    {
        var id = (await Client.PostAsync(Hostile)).Id;

        var index = await Http.GetStringAsync("", Cancellation);
        var list = await Http.GetStringAsync("x", Cancellation);
        var one = await Http.GetStringAsync($"x/sandboxnews/status/{id}", Cancellation);
        using var missing = await Http.GetAsync("x/sandboxnews/status/1", Cancellation);

        Assert.Contains("""<a href="/x">X</a>""", index, StringComparison.Ordinal);
        Assert.All([list, one], page =>
        {
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;&quot; <a", page, StringComparison.Ordinal);
            Assert.Contains("""href="https://www.example.com/a?b=1&amp;c=2">example.com/a?b=1&amp;c=2</a>""", page, StringComparison.Ordinal);
            Assert.Contains($"""href="/x/sandboxnews/status/{id}">""", page, StringComparison.Ordinal);
        });
        Assert.Equal(404, (int)missing.StatusCode);
    }

    [Fact]
    public async Task Write_Folder_LinksAreRelativeAndLead()
    {
        var folder = Path.Combine(Folder, "pages");
        var first = (await Client.PostAsync("First")).Id;
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = (await Client.PostAsync(Hostile)).Id;

        await Server.Pages.WriteAsync(folder, Cancellation);

        var last = await File.ReadAllTextAsync(Path.Combine(folder, "last.html"), Cancellation);
        Assert.True(last.IndexOf(second, StringComparison.Ordinal) < last.IndexOf(first, StringComparison.Ordinal));
        Assert.Contains($"""href="x/{second}.html">""", last, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "x", first + ".html")));
        Assert.Contains("""href="../last.html">""", await File.ReadAllTextAsync(Path.Combine(folder, "x", second + ".html"), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_OverHttp_AsInTheProcess()
    {
        await Client.PostAsync("Held https://example.com/h");

        var posts = JsonNode.Parse(await Http.GetStringAsync("sandbox/x/posts", Cancellation))!;
        var requests = JsonNode.Parse(await Http.GetStringAsync("sandbox/x/requests", Cancellation))!;
        using var stray = await Http.GetAsync("stray", Cancellation);
        var strictness = JsonNode.Parse(await Http.GetStringAsync("sandbox/strictness", Cancellation))!;

        Assert.Equal(("Held https://example.com/h", "https://example.com/h"), ((string)posts[0]!["submitted"]!, (string)posts[0]!["expanded_urls"]![0]!));
        Assert.Equal(("POST", "/2/tweets", 201), ((string)requests[0]!["method"]!, (string)requests[0]!["path"]!, (int)requests[0]!["status"]!));
        Assert.Equal("unknown-path", (string)Assert.Single(strictness.AsArray())!["kind"]!);
    }
}
