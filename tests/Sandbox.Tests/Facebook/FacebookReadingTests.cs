using Distribution.Sandbox.Facebook;
using Distribution.Sandbox.Tests.Graph;

namespace Distribution.Sandbox.Tests.Facebook;

public sealed class FacebookReadingTests : GraphSandboxTest
{
    private const string Published = PageId + "/published_posts";
    private const string Link = "https://news.example/a?utm_content=1";

    [Fact]
    public async Task List_UsualFields_NewestFirst()
    {
        var first = await PostAsync("One");
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = await PostAsync("Two");

        var list = await Page.GetAsync(Published);

        Assert.Equal([second, first], list.Ids);
        Assert.Equal($$"""{"created_time":"2026-11-23T10:00:01+0000","message":"Two","id":"{{second}}"}""", GraphAnswer.Text(list.Json["data"]![0]));
        Assert.Equal(list.Json["data"]!.ToJsonString(), (await Page.GetAsync(Feed)).Json["data"]!.ToJsonString());
    }

    [Fact]
    public async Task List_Attachments_HoldTheLink()
    {
        await Page.PostAsync(Feed, new() { ["link"] = Link });
        await PostAsync("No link");

        var list = await Page.GetAsync(Published + "?fields=id,message,attachments%7Burl,unshimmed_url,target%7Burl%7D%7D,permalink_url,application");
        await RestartAsync(new FacebookSandboxOptions { ShimsLinks = false });
        var plain = await Page.GetAsync(Published + "?fields=attachments%7Burl%7D");

        const string Shim = "https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2Fa%3Futm_content%3D1";
        Assert.Equal(
            $$$"""{"data":[{"url":"{{{Shim}}}","unshimmed_url":"{{{Link}}}","target":{"url":"{{{Shim}}}"}}]}""",
            GraphAnswer.Text(list.Json["data"]![1]!["attachments"]));
        Assert.Null(list.Json["data"]![0]!["attachments"]);
        Assert.Null(list.Json["data"]![1]!["message"]);
        Assert.Equal(Link, (string)plain.Json["data"]![1]!["attachments"]!["data"]![0]!["url"]!);
    }

    [Fact]
    public async Task List_Cursors_LeadThroughAll()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, await PostAsync($"Post {i}"));
        }

        var first = await Page.GetAsync(Published + "?limit=2");
        var second = await Page.GetAsync($"{Published}?limit=2&after={First(first, "after")}");
        var last = await Page.GetAsync($"{Published}?limit=2&after={First(second, "after")}");
        var before = await Page.GetAsync($"{Published}?before={First(last, "before")}");
        var none = await Page.GetAsync($"{Published}?after={First(last, "after")}");

        Assert.Equal(ids, [.. first.Ids, .. second.Ids, .. last.Ids]);
        Assert.Equal(ids[..4], before.Ids);
        Assert.Equal((true, false), (first.Json["paging"]!["next"] is not null, last.Json["paging"]!["next"] is not null));
        Assert.Equal("""{"data":[]}""", none.Body);
    }

    [Fact]
    public async Task List_SinceAndUntil_Narrow()
    {
        await PostAsync("Early");
        Time.Advance(TimeSpan.FromMinutes(1));
        var late = await PostAsync("Late");
        var at = Time.GetUtcNow().ToUnixTimeSeconds();

        Assert.Equal([late], (await Page.GetAsync($"{Published}?since={at}")).Ids);
        Assert.DoesNotContain(late, (await Page.GetAsync($"{Published}?until={at}")).Ids);
    }

    [Theory]
    [InlineData("limit=101")]
    [InlineData("limit=0")]
    [InlineData("limit=ten")]
    [InlineData("after=x")]
    [InlineData("since=yesterday")]
    [InlineData("fields=link")]
    [InlineData("fields=attachments%7Blink%7D")]
    [InlineData("fields=message%7Bx%7D")]
    [InlineData("limit=5&limit=6")]
    public async Task List_WrongParameter_100(string query) => Assert.Equal((400, 100, null), (await Page.GetAsync(Published + "?" + query)).Error);

    [Theory]
    [InlineData("fields=id,")]
    [InlineData("fields=")]
    [InlineData("fields=attachments%7Burl")]
    [InlineData("fields=id%7D")]
    public async Task List_FieldsThatAreNone_2500(string query) => Assert.Equal((400, 2500, null), (await Page.GetAsync(Published + "?" + query)).Error);

    [Fact]
    public async Task List_UnknownParameter_100AndNoted()
    {
        Assert.Equal((400, 100, null), (await Page.GetAsync(Published + "?count=5")).Error);
        Assert.Equal("unknown-parameter", Assert.Single(Server.Strictness).Kind);
    }

    [Fact]
    public async Task List_DuringTheLag_HasItNotYet_TheIdHas()
    {
        await RestartAsync(new FacebookSandboxOptions { MinLag = TimeSpan.FromSeconds(5), MaxLag = TimeSpan.FromSeconds(5) });
        var id = await PostAsync("Slow");

        var early = await Page.GetAsync(Published);
        var single = await Page.GetAsync(id);
        Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Empty(early.Ids);
        Assert.Equal(id, single.Id);
        Assert.Equal([id], (await Page.GetAsync(Published)).Ids);
    }

    [Fact]
    public async Task Page_Fields_AndNoOthers()
    {
        Assert.Equal($$"""{"id":"{{PageId}}","name":"Sandbox News"}""", (await Page.GetAsync(PageId + "?fields=id,name")).Body);
        Assert.Equal((400, 100, null), (await Page.GetAsync(PageId + "?fields=password")).Error);
    }

    private async Task<string> PostAsync(string message) => (await Page.PostAsync(Feed, new() { ["message"] = message })).Id;

    private static string First(GraphAnswer answer, string cursor) => (string)answer.Json["paging"]!["cursors"]![cursor]!;
}
