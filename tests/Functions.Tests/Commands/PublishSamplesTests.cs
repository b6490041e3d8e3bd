using System.Text.RegularExpressions;

namespace Distribution.Functions.Tests.Commands;

public sealed partial class PublishSamplesTests : IDisposable
{
    private readonly CommandProcess _newcomer = new();

    public void Dispose() => _newcomer.Dispose();

    [Theory]
    [InlineData("aspnet-outage.html")]
    [InlineData("breaking-bridge.json")]
    [InlineData("cashtag-merger.html")]
    [InlineData("emoji-festival.html")]
    [InlineData("goalkeeper-visible.html")]
    [InlineData("harbour-tram.html")]
    [InlineData("moon-garden-ja.html")]
    [InlineData("paywalled-budget.html")]
    [InlineData("river-ice-ru.html")]
    [InlineData("souk-library-ar.html")]
    public async Task Publish_Sample_IsOneForReadersToSee(string sample)
    {
        var end = await _newcomer.RunAsync("publish", CommandProcess.Sample(sample), "--json");

        Assert.Equal(0, end.ExitCode);
        Assert.Matches("""^\{"article":\{"id":"a\w{20}","url":"https://news.example.com/[^"]+","headline":"[^"]+"\},"deliveries":\[\{"channel":"x","state":"Published","reason":null,"attempts":1,"link":"file:///[^"]+\.html","millis":\d+\}\]\}\n$""", end.Output);
        Assert.Single(await _newcomer.PostsAsync());
        await EveryLinkLeadsToAFileAsync(Path.Combine(_newcomer.Sandbox, "last.html"));
    }

    private static async Task EveryLinkLeadsToAFileAsync(string page)
    {
        var links = LocalLink().Matches(await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).Select(match => match.Groups[1].Value);
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, link)), link));
    }

    [GeneratedRegex("href=\"((?!https?:)[^\"#]+)\"")]
    private static partial Regex LocalLink();
}
