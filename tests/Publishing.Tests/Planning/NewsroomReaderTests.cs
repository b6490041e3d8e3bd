using System.Runtime.CompilerServices;
using System.Text;
using Distribution.Publishing.Planning;

namespace Distribution.Publishing.Tests.Planning;

public sealed class NewsroomReaderTests
{
    private const string Smallest = """
        {
          "publications": [{ "name": "news", "language": "en" }],
          "channels": [{ "name": "x", "network": "x" }]
        }
        """;

    [Fact]
    public void Read_SmallestFile_HasEveryDefault()
    {
        var newsroom = Assert.IsType<NewsroomReading.Valid>(Read(Smallest)).Newsroom;

        Assert.Equivalent(Newsroom.BuiltIn with { Channels = [Newsroom.BuiltIn.Channels[0]] }, newsroom, strict: true);
        Assert.Equivalent(
            new ChannelSettings
            {
                Name = new("x"),
                Network = new("x"),
                Publication = "news",
                Text = null,
                Utm = [],
                TokenParameter = "d",
                UselessAfter = TimeSpan.FromHours(6),
                BreakingUselessAfter = TimeSpan.FromHours(2),
                PageCheck = null,
                AllowOffSiteLinks = false,
                ReleaseEvery = TimeSpan.FromMinutes(1),
                Settings = null,
            },
            Assert.Single(newsroom.Channels),
            strict: true);
    }

    [Fact]
    public void Read_EveryKey_IsRead() => Assert.Equivalent(
        new NewsroomReading.Valid(new()
        {
            Publications =
            [
                new() { Name = "The Example", Language = "en", Hosts = [new("news.example.com"), new("*.example.com")] },
                new() { Name = "Eksemplet", Language = "da-DK", Hosts = [new("xn--bcher-kva.example.com")] },
            ],
            Channels =
            [
                new()
                {
                    Name = new("x-en"),
                    Network = new("x"),
                    Publication = "The Example",
                    Text = "{{ headline }}",
                    Utm = [new("utm_source", "x"), new("utm_campaign", "Æ & Å")],
                    TokenParameter = null,
                    UselessAfter = TimeSpan.FromMinutes(90),
                    BreakingUselessAfter = TimeSpan.FromSeconds(90),
                    PageCheck = false,
                    AllowOffSiteLinks = true,
                    ReleaseEvery = TimeSpan.FromSeconds(9),
                    Settings = """{ "pricePerPost": 0.20 }""",
                },
                new() { Key = "channels[1]", Name = new("x-da"), Network = new("x"), Publication = "Eksemplet", UselessAfter = TimeSpan.FromHours(1), BreakingUselessAfter = TimeSpan.FromHours(1) },
            ],
            Rules =
            [
                new() { Section = "City", Tag = "Bridges", Language = "en", Breaking = false, Publication = "The Example", Channels = [new("x-en"), new("x-da")] },
                new() { Channels = [new("x-da")] },
            ],
            Sources = [new("cms", "CMS_SECRET")],
            PublishAgain = PublishAgain.Publish,
            PublicBaseUrl = new("https://distribution.example.com/posts"),
        }),
        Read("""
            {
              "$schema": "https://example.com/distribution.schema.json",
              "publications": [
                { "name": "The Example", "language": "en", "hosts": ["news.example.com", "*.Example.com"] },
                { "name": "Eksemplet", "language": "da-DK", "hosts": ["bücher.example.com"] }
              ],
              "channels": [
                {
                  "name": "x-en", "network": "x", "publication": "The Example", "text": "{{ headline }}",
                  "utm": { "utm_source": "x", "utm_campaign": "Æ & Å" }, "tokenParameter": null,
                  "uselessAfter": "90m", "breakingUselessAfter": "90s", "pageCheck": false, "allowOffSiteLinks": true, "releaseEvery": "9s",
                  "settings": { "pricePerPost": 0.20 }
                },
                { "name": "x-da", "network": "x", "publication": "Eksemplet", "uselessAfter": "1h" }
              ],
              "rules": [
                { "section": "City", "tag": "Bridges", "language": "en", "breaking": false, "publication": "The Example", "channels": ["x-en", "x-da"] },
                { "channels": ["x-da"] }
              ],
              "sources": [{ "name": "cms", "secretFrom": "CMS_SECRET" }],
              "publishAgain": "publish",
              "publicBaseUrl": "https://distribution.example.com/posts"
            }
            """),
        strict: true);

    [Fact]
    public void Read_Sample_IsValid()
    {
        var newsroom = Assert.IsType<NewsroomReading.Valid>(NewsroomReader.Read(
            File.ReadAllBytes(InRepository("samples/distribution.json")), [new("x"), new("facebook"), new("instagram"), new("googlenews")], Template)).Newsroom;

        Assert.Equal("news.example.com", Assert.Single(Assert.Single(newsroom.Publications).Hosts).Value);
        Assert.All(newsroom.Channels, channel => Assert.False(channel.ChecksPage(isStandIn: false)));
    }

    [Theory]
    [InlineData("https://distribution.example.com", true)]
    [InlineData("https://distribution.example.com:8443/posts/", true)]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://localhost", true)]
    [InlineData("http://distribution.example.com", false)]
    [InlineData("https://user:word@distribution.example.com", false)]
    [InlineData("https://distribution.example.com/?a=b", false)]
    [InlineData("https://distribution.example.com/#a", false)]
    [InlineData("ftp://distribution.example.com", false)]
    [InlineData("distribution.example.com", false)]
    [InlineData("/srv/distribution", false)]
    public void Read_PublicBaseUrl_IsHttpsOrOfThisMachine(string url, bool isAllowed)
    {
        var reading = Read(Smallest.Insert(Smallest.IndexOf('{', StringComparison.Ordinal) + 1, $"\"publicBaseUrl\": \"{url}\", "));

        if (isAllowed)
        {
            Assert.Equal(new Uri(url), Assert.IsType<NewsroomReading.Valid>(reading).Newsroom.PublicBaseUrl);
        }
        else
        {
            var fault = Assert.Single(Assert.IsType<NewsroomReading.Invalid>(reading).Faults);
            Assert.Equal(
                new Fault("publicBaseUrl", $"\"{url}\" is not allowed; give an https address without query, as \"https://distribution.example.com\"."), fault);
        }
    }

    [Fact]
    public void Read_ByteOrderMark_IsNoFault() =>
        Assert.IsType<NewsroomReading.Valid>(NewsroomReader.Read(new byte[] { 0xEF, 0xBB, 0xBF }.Concat(Encoding.UTF8.GetBytes(Smallest)).ToArray(), [new("x")], Template));

    internal static NewsroomReading Read(string json) => NewsroomReader.Read(Encoding.UTF8.GetBytes(json), [new("x")], Template);

    internal static string InRepository(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));

    internal static string? Template(string text) => text.Contains("{{", StringComparison.Ordinal) && !text.Contains("}}", StringComparison.Ordinal)
        ? "The template cannot be read: it ends inside {{."
        : null;
}
