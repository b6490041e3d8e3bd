using System.Text.Json.Nodes;
using Distribution.Sandbox.GoogleNews;

namespace Distribution.Sandbox.Tests.GoogleNews;

public sealed class IndexNowTests : GoogleNewsTest
{
    [Fact]
    public async Task Post_Right_TakenOncePerFiveMinutes()
    {
        var first = await JsonAsync("indexnow", Body("https://news.example.com/a"));
        var again = await JsonAsync("indexnow", Body("https://news.example.com/a"));
        Time.Advance(TimeSpan.FromMinutes(5));
        var later = await JsonAsync("indexnow", Body("https://news.example.com/a"));
        var single = await SendAsync(HttpMethod.Get, $"indexnow?url={Uri.EscapeDataString("https://news.example.com/b")}&key={GoogleNewsSandboxOptions.DefaultIndexNowKey}");

        Assert.Equal((200, 429, 200, 200), (first.Status, again.Status, later.Status, single.Status));
        Assert.Equal(["https://news.example.com/a", "https://news.example.com/a", "https://news.example.com/b"], Google.IndexNowUrls().Select(url => url.Address));
        Assert.Empty(Server.Strictness);
    }

    [Fact]
    public async Task Post_Wrong_RefusedByRule()
    {
        var elsewhere = Body("https://news.example.com/a");
        elsewhere["keyLocation"] = "https://news.example.com/keys/key.txt";
        var unknownKey = Body("https://news.example.com/a");
        unknownKey["key"] = "another-key-0123456789";
        var badKey = Body("https://news.example.com/a");
        badKey["key"] = "short";

        var statuses = new[]
        {
            await JsonAsync("indexnow", Body()),
            await JsonAsync("indexnow", badKey),
            await JsonAsync("indexnow", []),
            await JsonAsync("indexnow", unknownKey),
            await JsonAsync("indexnow", Body("https://other.example.com/a")),
            await JsonAsync("indexnow", elsewhere),
            await JsonAsync("indexnow", Body([.. Enumerable.Range(0, 10_001).Select(number => $"https://news.example.com/{number}")])),
        }.Select(answer => answer.Status);

        Assert.Equal([400, 400, 400, 403, 422, 422, 422], statuses);
        Assert.Empty(Google.IndexNowUrls());
    }

    [Fact]
    public async Task Post_KeyStillToBeChecked_202()
    {
        await RestartAsync(new GoogleNewsSandboxOptions { IndexNowStatus = 202 });

        Assert.Equal(202, (await JsonAsync("indexnow", Body("https://news.example.com/a"))).Status);
    }

    private static JsonObject Body(params string[] urls) => new()
    {
        ["host"] = "news.example.com",
        ["key"] = GoogleNewsSandboxOptions.DefaultIndexNowKey,
        ["urlList"] = new JsonArray([.. urls]),
    };
}
