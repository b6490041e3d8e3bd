using Distribution.Publishing.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Channels.GoogleNews;

public sealed class IndexNowSubmitterTests
{
    private static readonly Uri Page = new("https://news.example.com/bridge?id=1");

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task SubmitAsync_Taken_IsDoneWithOneCall(int status)
    {
        await using var server = new RawServer(RawReply.Json(status, ""));

        Assert.Equal(new SubmitReply.Done("2 pages were told."), await SubmitAsync(server, Page, new("https://news.example.com/ä")));

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST /indexnow HTTP/1.1", request.Line);
        Assert.Equal("application/json; charset=utf-8", request.Header("Content-Type"));
        Assert.Equal(
            """{"host":"news.example.com","key":"0123456789abcdef","urlList":["https://news.example.com/bridge?id=1","https://news.example.com/%C3%A4"]}""",
            request.Text);
    }

    [Fact]
    public async Task SubmitAsync_TwoHosts_IsACallForEach()
    {
        await using var server = new RawServer(RawReply.Json(200, ""));

        await SubmitAsync(server, Page, new("https://sport.example.com/a"));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task SubmitAsync_OneHostRefused_TellsTheOthers()
    {
        var other = new Uri("https://sport.example.com/a");
        await using var server = new RawServer(request => RawReply.Json(IsAbout(request, Page.Host) ? 403 : 200, ""));

        var refused = Assert.IsType<SubmitReply.Refused>(await SubmitAsync(server, Page, other));

        Assert.Equal("IndexNow does not find the key's file at news.example.com, or another key in it (403); put the file there.", refused.Reason);
        Assert.Equal([other], refused.Told);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task SubmitAsync_OneHostRefusedAndOneNotNow_WaitsAndSaysBoth()
    {
        await using var server = new RawServer(request => RawReply.Json(IsAbout(request, Page.Host) ? 422 : 429, ""));

        var notNow = Assert.IsType<SubmitReply.NotNow>(await SubmitAsync(server, Page, new("https://sport.example.com/a")));

        Assert.Equal(
            "IndexNow says the key does not cover the pages of news.example.com (422); check where indexNowKeyLocation is. IndexNow wants no more calls for now.",
            notNow.Reason);
        Assert.Equal((TimeSpan.FromMinutes(10), 0), (notNow.Wait, notNow.Told.Count));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(301)]
    public async Task SubmitAsync_NeedsMending_IsRefused(int status)
    {
        await using var server = new RawServer(RawReply.Json(status, ""));

        Assert.Contains($"{status}", Assert.IsType<SubmitReply.Refused>(await SubmitAsync(server, Page)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "", 10)]
    [InlineData(429, "Retry-After: 60", 10)]
    [InlineData(429, "Retry-After: 1200", 20)]
    [InlineData(503, "Retry-After: 3600", 60)]
    [InlineData(500, "", 5)]
    public async Task SubmitAsync_NotNow_WaitsAtLeastAsLongAsAsked(int status, string header, int minutes)
    {
        await using var server = new RawServer(RawReply.Json(status, "", header.Length > 0 ? [header] : []));

        Assert.Equal(TimeSpan.FromMinutes(minutes), Assert.IsType<SubmitReply.NotNow>(await SubmitAsync(server, Page)).Wait);
    }

    [Fact]
    public async Task SubmitAsync_NoAnswer_IsOneCallAndTriedLater()
    {
        await using var server = new RawServer(RawReply.Nothing);

        Assert.IsType<SubmitReply.NotNow>(await SubmitAsync(server, Page));
        Assert.Single(server.Requests);
    }

    private static bool IsAbout(RawRequest request, string host) => request.Text.Contains($"\"host\":\"{host}\"", StringComparison.Ordinal);

    private static async Task<SubmitReply> SubmitAsync(RawServer server, params Uri[] pages)
    {
        await using var services = GoogleNewsChannels.Services(
            $$"""{ "indexNowKey": "0123456789abcdef", "indexNowEndpoint": "{{server.Url}}indexnow" }""", null, null, null, new FakeTimeProvider());
        return await services.GetRequiredService<ISubmitter>().SubmitAsync(pages, TestContext.Current.CancellationToken);
    }
}
