using System.IO.Compression;
using System.Text;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Tests.Ingesting;

public sealed class PageFetchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_Page_GivesBytesTypeAddressAndRobots()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok("<p>å</p>", "Content-Type: text/html; charset=utf-8\r\nX-Robots-Tag: noindex\r\nX-Robots-Tag: otherbot: none\r\n"));
        var fetched = Assert.IsType<PageFetchResult.Fetched>(await FetchAsync(server.Url("/a#b"), Open()));
        Assert.Equal("<p>å</p>", Encoding.UTF8.GetString(fetched.Bytes.Span));
        Assert.Equal("text/html; charset=utf-8", fetched.ContentType);
        Assert.Equal(["noindex", "otherbot: none"], fetched.RobotsTags);
        Assert.Equal(200, fetched.Status);
        var request = Assert.Single(server.Requests);
        Assert.StartsWith("GET /a HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task FetchAsync_Redirects_AreFollowedToTheEnd()
    {
        await using var server = new LoopbackServer(static path => path == "/3" ? LoopbackServer.Ok("end") : LoopbackServer.Status(302, $"Location: /{path[1] - '0' + 1}\r\nSet-Cookie: a=b\r\n"));
        Assert.Equal(server.Url("/3"), Assert.IsType<PageFetchResult.Fetched>(await FetchAsync(server.Url("/0"), Open())).FinalUrl);
        Assert.All(server.Requests, static request => Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task FetchAsync_RedirectLoop_IsRefused()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Status(301, "Location: /again\r\n"));
        Assert.Equal(new PageFetchResult.Refused("127.0.0.1 redirects more than 5 times; give the address it ends at."), await FetchAsync(server.Url(), Open()));
        Assert.Equal(6, server.Requests.Count);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("http://user:secret@127.0.0.1/")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("http://xn--a/")]
    public async Task FetchAsync_RedirectToAForbiddenAddress_IsRefused(string location)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Status(302, $"Location: {location}\r\n"));
        var refused = Assert.IsType<PageFetchResult.Refused>(await FetchAsync(server.Url(), Open()));
        Assert.DoesNotContain("secret", refused.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://169.254.169.254/metadata/instance")]
    [InlineData("http://168.63.129.16/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    public async Task FetchAsync_PrivateAddress_IsRefusedWithoutAConnection(string url) =>
        Assert.IsType<PageFetchResult.Refused>(await FetchAsync(new(url), new()));

    [Fact]
    public async Task FetchAsync_ServerOnLoopback_SeesNothingUnlessAllowed()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok("secret"));
        using var http = new HttpClient(GuardedHandler.Create(new()));
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(server.Url(), Cancellation));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_OddPort_IsRefused() =>
        Assert.Equal(new PageFetchResult.Refused("The address at news.example.com names port 8443; only 80 for http and 443 for https are fetched."),
            await FetchAsync(new("https://news.example.com:8443/"), new()));

    [Fact]
    public async Task FetchAsync_DeclaredTooLarge_IsRefusedUnread()
    {
        await using var server = new LoopbackServer(static _ => "HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n");
        Assert.IsType<PageFetchResult.Refused>(await FetchAsync(server.Url(), Open()));
    }

    [Fact]
    public async Task FetchAsync_EndlessBody_IsRefusedAtTheLimit()
    {
        await using var server = new LoopbackServer(static async (_, stream, cancellationToken) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), cancellationToken);
            while (!cancellationToken.IsCancellationRequested)
            {
                await stream.WriteAsync(new byte[64 * 1024], cancellationToken);
            }
        });
        Assert.Equal(new PageFetchResult.Refused("What 127.0.0.1 sent is larger than 100,000 bytes."), await FetchAsync(server.Url(), Open(maxBytes: 100_000)));
    }

    [Fact]
    public async Task FetchAsync_GzipBomb_IsCountedDecompressed()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[50 * 1024 * 1024], Cancellation);
        }

        await using var server = new LoopbackServer(async (_, stream, cancellationToken) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n\r\n"), cancellationToken);
            await stream.WriteAsync(bomb.ToArray(), cancellationToken);
        });
        Assert.IsType<PageFetchResult.Refused>(await FetchAsync(server.Url(), Open()));
    }

    [Fact]
    public async Task FetchAsync_SlowBody_FailsInTime()
    {
        await using var server = new LoopbackServer(static async (_, stream, cancellationToken) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"u8.ToArray(), cancellationToken);
            while (!cancellationToken.IsCancellationRequested)
            {
                await stream.WriteAsync("."u8.ToArray(), cancellationToken);
                await Task.Delay(100, cancellationToken);
            }
        });
        Assert.Equal(new PageFetchResult.Failed("127.0.0.1 did not give the whole page within 1 s.", null), await FetchAsync(server.Url(), Open(timeout: 1)));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 7\r\n\r\nnotgzip")]
    [InlineData("rubbish\r\n\r\n")]
    [InlineData("")]
    public async Task FetchAsync_BrokenAnswer_Fails(string answer)
    {
        await using var server = new LoopbackServer(_ => answer);
        Assert.Null(Assert.IsType<PageFetchResult.Failed>(await FetchAsync(server.Url(), Open())).Status);
    }

    [Fact]
    public async Task FetchAsync_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using var http = new HttpClient(GuardedHandler.Create(Open()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new PageFetch(http, Options.Create(Open()), TimeProvider.System).FetchAsync(new("http://127.0.0.1:9/"), cancelled.Token));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(503)]
    public async Task CheckAsync_NotGiven_IsNotYet(int status)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Status(status));
        Assert.Equal(new PublicPage.NotYet($"127.0.0.1 answered with status {status}.", status), await CheckAsync(server.Url()));
    }

    [Theory]
    [InlineData("<meta name=robots content='index, follow'>", "", typeof(PublicPage.Public))]
    [InlineData("<meta name=otherbot content=noindex>", "X-Robots-Tag: otherbot: noindex\r\n", typeof(PublicPage.Public))]
    [InlineData("<meta name=Robots content='NOINDEX'>", "", typeof(PublicPage.NotIndexable))]
    [InlineData("<meta name=googlebot-news content=none>", "", typeof(PublicPage.NotIndexable))]
    [InlineData("", "X-Robots-Tag: googlebot: nofollow, noindex\r\n", typeof(PublicPage.NotIndexable))]
    [InlineData("", "X-Robots-Tag: max-snippet: 20, noindex\r\n", typeof(PublicPage.NotIndexable))]
    public async Task CheckAsync_Robots_DecideWhetherItIsIndexable(string meta, string headers, Type expected)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Ok($"<!doctype html><title>x</title>{meta}", "Content-Type: text/html\r\n" + headers));
        Assert.IsType(expected, await CheckAsync(server.Url()));
    }

    [Fact]
    public async Task CheckAsync_PrivateAddress_IsRefused()
    {
        using var http = new HttpClient(GuardedHandler.Create(new()));
        var check = new PublicPageCheck(new(http, Options.Create(new PageFetchOptions()), TimeProvider.System));
        Assert.IsType<PublicPage.Refused>(await check.CheckAsync(new("http://127.0.0.1/"), Cancellation));
    }

    [Fact]
    public async Task ReadUrlAsync_Page_IsReadWithItsHeaders()
    {
        var page = Encoding.UTF8.GetString(Samples.Bytes("chatham-ferry.html"));
        await using var server = new LoopbackServer(_ => LoopbackServer.Ok(page, "Content-Type: text/html\r\nX-Robots-Tag: noindex\r\n"));
        await using var services = new ServiceCollection().Configure<PageFetchOptions>(static options => options.AllowPrivateAddresses = true).AddPageFetch().BuildServiceProvider();
        var read = await services.GetRequiredService<ArticleReading>().ReadUrlAsync(server.Url("/ferry"), "desk", Cancellation);
        Assert.True(Assert.IsType<Parsed<ReadArticle>.Valid>(read).Value.NoIndex);
    }

    [Fact]
    public void AddPageFetch_OptionOutOfRange_IsRefused()
    {
        using var services = new ServiceCollection().Configure<PageFetchOptions>(static options => options.Timeout = TimeSpan.FromHours(1)).AddPageFetch().BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<PageFetchOptions>>().Value);
    }

    private static PageFetchOptions Open(int maxBytes = 5 * 1024 * 1024, int timeout = 10) =>
        new() { AllowPrivateAddresses = true, MaxBytes = maxBytes, Timeout = TimeSpan.FromSeconds(timeout) };

    private static async Task<PageFetchResult> FetchAsync(Uri url, PageFetchOptions options)
    {
        using var http = new HttpClient(GuardedHandler.Create(options));
        return await new PageFetch(http, Options.Create(options), TimeProvider.System).FetchAsync(url, Cancellation);
    }

    private static async Task<PublicPage> CheckAsync(Uri url)
    {
        using var http = new HttpClient(GuardedHandler.Create(Open()));
        return await new PublicPageCheck(new(http, Options.Create(Open()), TimeProvider.System)).CheckAsync(url, Cancellation);
    }
}
