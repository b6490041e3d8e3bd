using System.Text.Json.Nodes;
using Distribution.Sandbox.Facebook;
using Distribution.Sandbox.Tests.Graph;

namespace Distribution.Sandbox.Tests.Facebook;

public sealed class FacebookPostTests : GraphSandboxTest
{
    private const string Link = "https://news.example/a?utm_content=1";

    [Fact]
    public async Task Post_MessageAndLink_Held()
    {
        var answer = await Page.PostAsync(Feed, Post("Hello", Link));

        Assert.Equal((200, $$"""{"id":"{{answer.Id}}"}"""), (answer.Status, answer.Body));
        Assert.StartsWith(PageId + "_", answer.Id, StringComparison.Ordinal);
        Assert.Equal(
            new FacebookPost { Id = answer.Id, PageId = PageId, Message = "Hello", Link = Link, CreatedAt = Time.GetUtcNow(), VisibleAt = Time.GetUtcNow(), DeletedAt = null },
            Assert.Single(Server.Facebook.Posts()));
        Assert.Empty(Server.Strictness);
    }

    [Fact]
    public async Task Post_WithFields_GivenBack() =>
        Assert.Contains("\"permalink_url\":\"https://www.facebook.com/" + PageId + "_", (await Page.PostAsync(Feed, new() { ["link"] = Link, ["fields"] = "id,permalink_url" })).Body, StringComparison.Ordinal);

    [Fact]
    public async Task Post_NothingOrTooMuch_100()
    {
        Assert.Equal((400, 100, null), (await Page.PostAsync(Feed, [])).Error);
        Assert.Equal((400, 100, null), (await Page.PostAsync(Feed, new() { ["message"] = "" })).Error);
        Assert.Equal((400, 100, null), (await Page.PostAsync(Feed, new() { ["message"] = new string('a', 63_207) })).Error);
        Assert.Equal(200, (await Page.PostAsync(Feed, new() { ["message"] = new string('a', 63_206) })).Status);
        Assert.Empty(Server.Strictness);
    }

    [Theory]
    [InlineData("mesage", "unknown-parameter")]
    [InlineData("targeting", "not-simulated")]
    public async Task Post_OtherParameter_100AndNoted(string name, string kind)
    {
        var answer = await Page.PostAsync(Feed, new() { ["message"] = "Hello", [name] = "x" });

        Assert.Equal((400, 100, null), answer.Error);
        Assert.Equal(kind, Assert.Single(Server.Strictness).Kind);
        Assert.Empty(Server.Facebook.Posts());
    }

    [Fact]
    public async Task Post_Unpublished_100AndNoted()
    {
        Assert.Equal((400, 100, null), (await Page.PostAsync(Feed, new() { ["message"] = "Hello", ["published"] = false })).Error);
        Assert.Equal("not-simulated", Assert.Single(Server.Strictness).Kind);
        Assert.Equal(200, (await Page.PostAsync(Feed, new() { ["message"] = "Hello", ["published"] = true })).Status);
    }

    [Fact]
    public async Task Post_SameMessageAndLink_506WithinTheWindow()
    {
        await Page.PostAsync(Feed, Post("Twice", Link));

        Assert.Equal((400, 506, null), (await Page.PostAsync(Feed, Post("Twice", Link))).Error);
        Assert.Equal(200, (await Page.PostAsync(Feed, Post("Twice", Link + "2"))).Status);
        Time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(200, (await Page.PostAsync(Feed, Post("Twice", Link))).Status);
    }

    [Fact]
    public async Task Post_WindowOfZero_NeverRefused()
    {
        await RestartAsync(new FacebookSandboxOptions { DuplicateWindow = TimeSpan.Zero });

        await Page.PostAsync(Feed, Post("Twice", Link));

        Assert.Equal(200, (await Page.PostAsync(Feed, Post("Twice", Link))).Status);
        Assert.Equal(2, Server.Facebook.Posts().Count);
    }

    [Theory]
    [InlineData("news.example", ScrapeErrorPlace.Code, 1609005, null)]
    [InlineData("https://news.example/a", ScrapeErrorPlace.Subcode, 100, 1609005)]
    public async Task Link_Unscrapeable_1609005(string entry, ScrapeErrorPlace place, int code, int? subcode)
    {
        await RestartAsync(new FacebookSandboxOptions { Unscrapeable = [entry], ScrapeError = place });

        Assert.Equal((400, code, subcode), (await Page.PostAsync(Feed, Post("Hello", Link))).Error);
        Assert.Equal((400, code, subcode), (await Page.PostAsync("", new() { ["id"] = Link, ["scrape"] = true })).Error);
        Assert.Equal((400, 1500, null), (await Page.PostAsync(Feed, Post("Hello", "news"))).Error);
        Assert.Equal(200, (await Page.PostAsync(Feed, Post("Hello", "https://other.example/"))).Status);
    }

    [Fact]
    public async Task Scrape_LinkElsewhere_RecordedUnread()
    {
        var answer = await Page.PostAsync("", new() { ["id"] = Link, ["scrape"] = true });

        Assert.Equal((200, Link, "news.example"), (answer.Status, (string)answer.Json["url"]!, (string)answer.Json["title"]!));
        Assert.Equal(new FacebookScrape { Link = Link, At = Time.GetUtcNow(), Title = null, Description = null, Image = null }, Assert.Single(Server.Facebook.Scrapes()));
        Assert.Empty(Server.Strictness);
    }

    [Fact]
    public async Task Scrape_LinkOnThisMachine_ReallyRead()
    {
        var page = """<html><head><title>Plain</title><meta property="og:title" content="Bread &amp; butter"><meta content='http://x/i.jpg' property='og:image'/></head>"""u8;
        var here = Site.Put("/story", page.ToArray());

        var answer = await Page.PostAsync("", new() { ["id"] = here, ["scrape"] = true });
        await Page.PostAsync(Feed, Post("Read this", here));

        Assert.Equal(("Bread & butter", "http://x/i.jpg"), ((string)answer.Json["title"]!, (string)answer.Json["image"]![0]!["url"]!));
        Assert.Equal(["/story"], Site.Fetched);
        Assert.Contains("<strong>Bread &amp; butter</strong>", await Http.GetStringAsync("facebook", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scrape_FailsOrIsNotFetched_AsSwitched()
    {
        var gone = Site.Put("/gone", [], 404);
        var failed = await Page.PostAsync("", new() { ["id"] = gone, ["scrape"] = true });
        await RestartAsync(new FacebookSandboxOptions { ScrapeFetches = false });
        var unread = await Page.PostAsync("", new() { ["id"] = gone, ["scrape"] = true });

        Assert.Equal(((400, 1609005, null), 200), (failed.Error, unread.Status));
        Assert.Equal((400, 100, null), (await Page.PostAsync("", new() { ["id"] = gone })).Error);
        Assert.Single(Site.Fetched);
    }

    [Fact]
    public async Task Delete_Post_OnceAndNoMore()
    {
        var id = (await Page.PostAsync(Feed, Post("Away", Link))).Id;

        var first = await Page.DeleteAsync(id);
        var second = await Page.DeleteAsync(id);

        Assert.Equal("""{"success":true}""", first.Body);
        Assert.Equal(((400, 100, 33), "GraphMethodException"), (second.Error, (string)second.Json["error"]!["type"]!));
        Assert.Equal((400, 100, 33), (await Page.GetAsync(id)).Error);
        Assert.Equal(Time.GetUtcNow(), Assert.Single(Server.Facebook.Posts()).DeletedAt);
        Assert.Equal(200, (await Page.PostAsync(Feed, Post("Away", Link))).Status);
        Assert.Empty(Server.Strictness);
    }

    private static JsonObject Post(string message, string link) => new() { ["message"] = message, ["link"] = link };
}
