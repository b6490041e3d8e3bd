using System.Text.Json.Nodes;
using Distribution.Sandbox.Tests.Instagram;

namespace Distribution.Sandbox.Tests.Graph;

public sealed class GraphPagesTests : InstagramTest
{
    private const string Hostile = "<script>alert(1)</script> \"&\"";

    [Fact]
    public async Task Instagram_Page_ShowsThePicture()
    {
        var id = (await PublishAsync((await CreateAsync(Hostile, altText: "A \"street\"")).Id)).Id;

        using var page = await Http.GetAsync($"instagram/sandboxnews/status/{id}", Cancellation);
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        using var picture = await Http.GetAsync($"instagram/{id}.jpg", Cancellation);
        using var missing = await Http.GetAsync("instagram/1.jpg", Cancellation);

        Assert.Contains($"""<img src="/instagram/{id}.jpg" width="1080" height="1350" alt="A &quot;street&quot;">""", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("img-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal(JpegBytes.Of(1080, 1350, 5000), await picture.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(404, (int)missing.StatusCode);
    }

    [Theory]
    [InlineData("i")]
    [InlineData(PageId)]
    [InlineData("sandboxnews")]
    public async Task Facebook_Page_ShowsTextAndLink(string user)
    {
        var id = (await Page.PostAsync(Feed, new() { ["message"] = Hostile, ["link"] = "https://news.example/a?b=1&c=\"2" })).Id;

        var html = await Http.GetStringAsync($"facebook/{user}/status/{id}", Cancellation);

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("""href="https://news.example/a?b=1&amp;c=&quot;2">""", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Folder_HasPicturesBesideTheirPages()
    {
        var folder = Path.Combine(Folder, "pages");
        var photo = await PostAsync("Photo");
        var post = (await Page.PostAsync(Feed, new() { ["message"] = "Post" })).Id;

        await Server.Pages.WriteAsync(folder, Cancellation);

        var last = await File.ReadAllTextAsync(Path.Combine(folder, "last.html"), Cancellation);
        Assert.Contains($"""<img src="instagram/{photo}.jpg" """, last, StringComparison.Ordinal);
        Assert.Contains($"""href="facebook/{post}.html">""", last, StringComparison.Ordinal);
        Assert.Contains($"""<img src="{photo}.jpg" """, await File.ReadAllTextAsync(Path.Combine(folder, "instagram", photo + ".html"), Cancellation), StringComparison.Ordinal);
        Assert.Equal(JpegBytes.Of(1080, 1350, 5000), await File.ReadAllBytesAsync(Path.Combine(folder, "instagram", photo + ".jpg"), Cancellation));
        Assert.True(File.Exists(Path.Combine(folder, "facebook", post + ".html")));
    }

    [Fact]
    public async Task Held_OverHttp_AllThatIsCompared()
    {
        await PostAsync("Held");
        await Page.PostAsync(Feed, new() { ["message"] = "Held", ["link"] = "https://news.example/" });

        var media = JsonNode.Parse(await Http.GetStringAsync("sandbox/instagram/posts", Cancellation))![0]!;
        var post = JsonNode.Parse(await Http.GetStringAsync("sandbox/facebook/posts", Cancellation))![0]!;
        var requests = JsonNode.Parse(await Http.GetStringAsync("sandbox/instagram/requests", Cancellation))!.AsArray();

        Assert.Equal(("Held", 1080, 1350, 5000), ((string)media["caption"]!, (int)media["picture"]!["width"]!, (int)media["picture"]!["height"]!, (int)media["picture"]!["bytes"]!));
        Assert.Equal(Server.Instagram.Media()[0].Picture.Sha256, (string)media["picture"]!["sha256"]!);
        Assert.Equal(("Held", "https://news.example/", null), ((string)post["message"]!, (string)post["link"]!, post["deleted"]));
        Assert.Equal(2, requests.Count);
    }

    [Fact]
    public async Task Store_AnotherServerOnIt_HasTheSame()
    {
        var photo = await PostAsync("Kept");
        var container = (await CreateAsync("Open")).Id;
        await using var second = await StartAsync(X);
        using var account = new GraphClient(second.Address, "sandbox-instagram-token");

        var published = await account.PostAsync(Publish, new() { ["creation_id"] = container });

        Assert.Equal([photo, published.Id], Server.Instagram.Media().Select(media => media.Id));
        Assert.Equal(second.Instagram.Media(), Server.Instagram.Media());
    }

    [Fact]
    public void Access_EveryNetwork_Credentials() => Assert.Equal(
        [
            ("x", "x/{username}/status/{id}"), ("googlenews", "googlenews/{username}/status/{id}"),
            ("facebook", "facebook/{username}/status/{id}"), ("instagram", "instagram/{username}/status/{id}"),
        ],
        Server.Networks.Select(access => (access.Network, access.PostPath)));
}
