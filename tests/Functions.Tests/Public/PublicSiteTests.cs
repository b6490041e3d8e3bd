using System.Net;
using Distribution.Functions.Commands.View;
using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.Serving;
using Distribution.Functions.Hosting.Startup;
using Distribution.Functions.Public;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;

namespace Distribution.Functions.Tests.Public;

/// <summary>Where pictures are reached: by the stand-ins on this machine, by real networks under the newsroom's public address.</summary>
public sealed class PublicSiteTests : IDisposable
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 1, 2, 3];

    private const string Live =
        """
        {
          "publicBaseUrl": "https://distribution.example.com",
          "publications": [{ "name": "news", "language": "en", "hosts": ["news.example.com"] }],
          "channels": [
            { "name": "x", "network": "x", "publication": "news", "pageCheck": false },
            { "name": "google-news", "network": "googlenews", "publication": "news", "pageCheck": false, "settings": { "publicationName": "Example News" } }
          ]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Command_WithoutAServe_ServesPicturesToTheStandIns()
    {
        var settings = Settings(Repository.Newsroom, []);
        Directory.CreateDirectory(settings.StoreFolder);
        await using var session = await PipelineSession.OpenAsync(settings, serve: null, faults: [], verbose: false, Cancellation);
        var name = await session.Get<IMediaStore>().KeepAsync(Jpeg, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddHours(1), Cancellation);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };

        var url = session.Get<PublicSite>().PictureAt(name)!;

        Assert.Equal("127.0.0.1", url.Host);
        Assert.Equal(Jpeg, await client.GetByteArrayAsync(url, Cancellation));
    }

    [Fact]
    public async Task Serve_InTheSandbox_ServesPicturesAtItsOwnAddress()
    {
        await using var host = await ServeHost.StartAsync();
        var name = await KeepAsync(host);

        Assert.Equal(Jpeg, await host.Client.GetByteArrayAsync($"media/{name}.jpg", Cancellation));
    }

    [Fact]
    public async Task Serve_UnderItsPublicName_AnswersWithPicturesAndFeedsAlone()
    {
        var config = _folder.Write("distribution.json", Live);
        await using var host = await ServeHost.StartAsync(options => options with
        {
            Launch = options.Launch with { Config = config, Environment = name => name == "DISTRIBUTION_X_CONSUMER_KEY" ? "in part: held, and never posts" : null },
        });
        var name = await KeepAsync(host);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, $"media/{name}.jpg", "distribution.example.com"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, "feeds/google-news/news-sitemap.xml", "distribution.example.com"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, "feeds/google-news/rss.xml", "distribution.example.com"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, "", "distribution.example.com"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, "health", "Distribution.Example.com"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(host, $"media/{name}.jpg", "other.example.com"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, "", "localhost"));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://[::]:5080", "http://[::1]:5080/")]
    [InlineData("http://10.0.0.7:5080", "http://10.0.0.7:5080/")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080/")]
    [InlineData("http://localhost:5080", "http://localhost:5080/")]
    public void Reachable_ListeningAddress_IsOneOfThisMachine(string listening, string reachable) =>
        Assert.Equal(reachable, PublicNames.Reachable(listening).AbsoluteUri);

    [Fact]
    public void Hosts_OfThePublicName_AreThoseTheListeningAddressLacks()
    {
        var settings = Settings(_folder.Write("distribution.json", Live), new() { ["DISTRIBUTION_X_CONSUMER_KEY"] = "part" });

        Assert.Equal(["distribution.example.com"], new PublicNames(settings, Listening([])).Hosts);
        Assert.Empty(new PublicNames(settings, Listening(["Distribution.Example.Com"])).Hosts);
    }

    [Fact]
    public void PublicAddress_OfRealAccounts_IsTheNewsrooms()
    {
        var config = _folder.Write("distribution.json", Live);

        Assert.Equal(new Uri("https://distribution.example.com"), Settings(config, new() { ["DISTRIBUTION_X_CONSUMER_KEY"] = "part" }).PublicAddress());
        Assert.Null(Settings(config, []).PublicAddress());
    }

    [Fact]
    public void Unreachable_ChannelsThatAreFetchedFrom_AreFaultsUntilAnAddressIsSet()
    {
        var newsroom = Newsroom.BuiltIn with { Channels = [Newsroom.BuiltIn.Channels[0]] };

        Assert.Equal(
            [new Fault("publicBaseUrl", "It is missing, and the network of x fetches pictures or feeds from it; give the https address this service is reached at from the internet.", new("x"))],
            UnreachableChannels.Of(newsroom, static _ => true));
        Assert.Empty(UnreachableChannels.Of(newsroom, static _ => false));
        Assert.Empty(UnreachableChannels.Of(newsroom with { PublicBaseUrl = new("https://distribution.example.com") }, static _ => true));
    }

    private static ListenAddress Listening(IReadOnlyList<string> allowed) =>
        ((Parsed<ListenAddress>.Valid)ListenAddress.Read(ServeHost.OptionsFor("unused") with { AllowedHosts = allowed })).Value;

    private static async Task<string> KeepAsync(ServeHost host)
    {
        using var database = new SqliteDatabase(Path.Combine(host.StoreFolder, PipelineServices.StoreFile));
        var media = new SqliteMediaStore(database, static () => "k3p7picture");
        return await media.KeepAsync(Jpeg, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddHours(1), Cancellation);
    }

    private static async Task<HttpStatusCode> StatusAsync(ServeHost host, string path, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = name } };
        using var response = await host.Client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    private PipelineSettings Settings(string? config, Dictionary<string, string> environment) => Assert.IsType<SettingsReading.Ready>(
        SettingsReader.Read(new() { Config = config, Data = Path.Combine(_folder.Path, "data"), Environment = environment.GetValueOrDefault })).Settings;
}
