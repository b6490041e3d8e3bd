using System.Net;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Tests.Public;

/// <summary>The feeds as a hub, a crawler and a reader fetch them.</summary>
public sealed class FeedEndpointsTests
{
    private const string Rss = "discovery/rss.xml";
    private const string LastChange = "Mon, 02 Mar 2026 09:00:00 GMT";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("rss.xml", "application/rss+xml; charset=utf-8", true)]
    [InlineData("atom.xml", "application/atom+xml; charset=utf-8", true)]
    [InlineData("news-sitemap.xml", "application/xml; charset=utf-8", false)]
    public async Task Get_AFile_HasEveryHeader(string file, string type, bool hasHubs)
    {
        await using var host = await FilledAsync();

        using var response = await host.GetAsync($"discovery/{file}");

        var self = $"<https://news.example.com/distribution/feeds/discovery/{file}>; rel=\"self\"";
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            hasHubs ? ["<https://hub.example/>; rel=\"hub\"", "<https://other.example/hub>; rel=\"hub\"", self] : [self],
            response.Headers.GetValues("Link"));
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(response.Headers.ETag!.IsWeak);
        Assert.Equal(FeedHost.Start, response.Content.Headers.LastModified);
        Assert.Contains("Headline 1", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    /// <summary>A header takes nothing but ASCII.</summary>
    [Fact]
    public async Task Get_NamesInOtherLetters_AreToldInAscii()
    {
        await using var host = await FeedHost.StartAsync("https://zürich.example/", "https://hüb.example/päth");
        await host.ClaimAsync();

        using var response = await host.GetAsync(Rss);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            ["<https://xn--hb-xka.example/p%C3%A4th>; rel=\"hub\"", "<https://other.example/hub>; rel=\"hub\"", "<https://xn--zrich-kva.example/feeds/discovery/rss.xml>; rel=\"self\""],
            response.Headers.GetValues("Link"));
        var feed = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("\"https://xn--hb-xka.example/p%C3%A4th\"", feed, StringComparison.Ordinal);
        Assert.Contains("\"https://xn--zrich-kva.example/feeds/discovery/rss.xml\"", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_AFile_HasTheHeadersOfGetAndNoBody()
    {
        await using var host = await FilledAsync();
        using var get = await host.GetAsync(Rss);

        using var head = await host.SendAsync(HttpMethod.Head, Rss);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal((get.Headers.ETag, get.Content.Headers.ContentLength), (head.Headers.ETag, head.Content.Headers.ContentLength));
        Assert.Equal(get.Headers.GetValues("Link"), head.Headers.GetValues("Link"));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("discovery/other.xml")]
    [InlineData("discovery/")]
    [InlineData("another/rss.xml")]
    [InlineData("discovery/RSS.xml")]
    public async Task Get_WhatThereIsNot_Is404(string file)
    {
        await using var host = await FilledAsync();

        using var response = await host.GetAsync(file);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Post_AFile_IsNotAllowed()
    {
        await using var host = await FilledAsync();

        using var response = await host.SendAsync(HttpMethod.Post, Rss);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    /// <summary>RFC 9110, 13.2.2: a tag is compared weakly, and a date does not matter where a tag is given.</summary>
    [Theory]
    [InlineData("If-None-Match", "{tag}", null, null, true)]
    [InlineData("If-None-Match", "W/{tag}", null, null, true)]
    [InlineData("If-None-Match", "\"other\", W/{tag}", null, null, true)]
    [InlineData("If-None-Match", "*", null, null, true)]
    [InlineData("If-None-Match", "\"other\"", null, null, false)]
    [InlineData("If-None-Match", "{tag}", "If-Modified-Since", "Sun, 01 Mar 2026 09:00:00 GMT", true)]
    [InlineData("If-None-Match", "\"other\"", "If-Modified-Since", LastChange, false)]
    [InlineData("If-None-Match", "nonsense", "If-Modified-Since", LastChange, false)]
    [InlineData("If-Modified-Since", LastChange, null, null, true)]
    [InlineData("If-Modified-Since", "Mon, 02 Mar 2026 08:59:59 GMT", null, null, false)]
    [InlineData("If-Modified-Since", "yesterday", null, null, false)]
    public async Task Get_WithAConditionThat_IsAnsweredByIt(string name, string value, string? secondName, string? secondValue, bool known)
    {
        await using var host = await FilledAsync();
        using var first = await host.GetAsync(Rss);
        var tag = first.Headers.ETag!.Tag;
        (string, string)[] headers = [(name, value.Replace("{tag}", tag, StringComparison.Ordinal)), .. secondName is null ? [] : ((string, string)[])[(secondName, secondValue!)]];

        using var get = await host.GetAsync(Rss, headers);
        using var head = await host.SendAsync(HttpMethod.Head, Rss, headers);

        var status = known ? HttpStatusCode.NotModified : HttpStatusCode.OK;
        Assert.Equal((status, status), (get.StatusCode, head.StatusCode));
        Assert.Equal((tag, 3, "no-cache"), (get.Headers.ETag?.Tag, get.Headers.GetValues("Link").Count(), get.Headers.CacheControl?.ToString()));
        Assert.Equal(known, (await get.Content.ReadAsByteArrayAsync(Cancellation)).Length == 0);
    }

    [Fact]
    public async Task Get_InTheSecondOfTheLastChange_TellsNoDateThatWouldHideAnotherOne()
    {
        await using var host = await FeedHost.StartAsync();
        await host.ClaimAsync(1);
        using var first = await host.GetAsync(Rss);
        host.Time.Advance(TimeSpan.FromMilliseconds(500));
        await host.ClaimAsync(2);

        using var second = await host.GetAsync(Rss, ("If-Modified-Since", LastChange));

        Assert.Null(first.Content.Headers.LastModified);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("Headline 2", await second.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Corrected_IsTheNewTitleAtOnce()
    {
        await using var host = await FilledAsync();
        using var before = await host.GetAsync("discovery/news-sitemap.xml");
        await host.SayAsync(ArticleEventKind.Changed, version: 2, "Corrected");
        host.Time.Advance(Minute);

        using var after = await host.GetAsync("discovery/news-sitemap.xml", ("If-None-Match", before.Headers.ETag!.ToString()));

        var file = await after.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("<news:title>Corrected</news:title>", file, StringComparison.Ordinal);
        Assert.Contains("<lastmod>2026-03-02T09:01:00Z</lastmod>", file, StringComparison.Ordinal);
        Assert.Equal(FeedHost.Start + Minute, after.Content.Headers.LastModified);
    }

    [Fact]
    public async Task Get_Withdrawn_IsWithoutItAtOnce()
    {
        await using var host = await FilledAsync();
        await host.SayAsync(ArticleEventKind.Withdrawn, version: 2);

        foreach (var file in (string[])["rss.xml", "atom.xml", "news-sitemap.xml"])
        {
            Assert.DoesNotContain("Headline 1", await host.Client.GetStringAsync($"feeds/discovery/{file}", Cancellation), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_OfAWholeServe_IsMappedThere()
    {
        await using var host = await ServeHost.StartAsync();

        using var post = await host.Client.PostAsync("/feeds/x/rss.xml", content: null, Cancellation);
        using var get = await host.Client.GetAsync("/feeds/x/rss.xml", Cancellation);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound), (post.StatusCode, get.StatusCode));
    }

    /// <summary>One article in, and a minute since.</summary>
    private static async Task<FeedHost> FilledAsync()
    {
        var host = await FeedHost.StartAsync();
        await host.ClaimAsync();
        host.Time.Advance(Minute);
        return host;
    }
}
