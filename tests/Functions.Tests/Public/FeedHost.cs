using System.Net;
using Distribution.Functions.Public;
using Distribution.Publishing;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Publishing.Syndicating;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Functions.Tests.Public;

/// <summary>The feeds alone on a real web server, over a real store, at a time that is given.</summary>
internal sealed class FeedHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly ChannelName Channel = new("discovery");

    private readonly string _folder = Directory.CreateTempSubdirectory("feeds-").FullName;
    private readonly SqliteDatabase _database;
    private readonly SqliteArticleStore _articles;
    private readonly SqliteDeliveryLedger _ledger;
    private readonly ProcessLock _lock;
    private readonly WebApplication _app;

    private FeedHost(Uri site, Uri hub)
    {
        _database = new(Path.Combine(_folder, "distribution.db"));
        _lock = new(_folder, Time);
        Claims = _lock.Holder();
        _ledger = new(_database, _lock, Claims);
        _articles = new(_database);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<ISyndicationStore>(new SqliteSyndicationStore(_database));
        builder.Services.AddSingleton(new PublicSite(() => site));
        builder.Services.AddSingleton(new SyndicatedChannel(Channel, new()
        {
            PublicationName = "News",
            Language = "en",
            Title = "News",
            Home = new("https://news.example.com/"),
            Hubs = [hub, new("https://other.example/hub")],
        }));
        builder.Services.AddSingleton<FeedReading>();
        _app = builder.Build();
        _app.MapFeeds(_app.Services);
    }

    public FakeTimeProvider Time { get; } = new(Start);

    public HttpClient Client { get; } = new();

    private ClaimHolder Claims { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<FeedHost> StartAsync(string site = "https://news.example.com/distribution", string hub = "https://hub.example/")
    {
        var host = new FeedHost(new(site), new(hub));
        await host._app.StartAsync(Cancellation);
        host.Client.BaseAddress = new(host._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return host;
    }

    /// <summary>An article whose delivery is claimed: it is about to be told of.</summary>
    public async Task ClaimAsync(int number = 1)
    {
        var name = new ArticleName($"url:news.example.com/{number}");
        await _articles.IdentifyAsync([name], Cancellation);
        var article = new Article { Url = new($"https://news.example.com/{number}"), Headline = $"Headline {number}", PublishedAt = Time.GetUtcNow() };
        var stored = (await _articles.SaveAsync(new() { Id = ArticleId.From(name), Article = article, SourceVersion = 1, ChangedAt = Time.GetUtcNow() }, Cancellation))!;
        var row = new Delivery
        {
            Key = new(stored.Id, Channel, Occasion.Publication),
            Network = new("x"),
            PublishedAt = article.PublishedAt,
            CreatedAt = Time.GetUtcNow(),
        };
        await _ledger.PlanAsync(stored, [row], Cancellation);
        var planned = (await _ledger.FindAsync(row.Key, Cancellation))!;
        await _ledger.WriteAsync(planned.Claimed(Claims.Take(Time.GetUtcNow()), new("text", article.Url)), Cancellation);
    }

    /// <summary>The newsroom says something new of the first article.</summary>
    public async Task SayAsync(ArticleEventKind kind, long version, string headline = "")
    {
        var stored = (await _articles.FindAsync(ArticleId.From(new("url:news.example.com/1")), Cancellation))!;
        var said = new ArticleEvent
        {
            Id = $"e-{version}",
            Source = "cms",
            Kind = kind,
            Names = [new("url:news.example.com/1")],
            Article = stored.Article! with { Headline = headline, ModifiedAt = Time.GetUtcNow() },
            SourceVersion = version,
            ReceivedAt = Time.GetUtcNow(),
        };
        await _articles.SaveAsync(stored.After(said, Time.GetUtcNow())!, Cancellation);
    }

    public Task<HttpResponseMessage> GetAsync(string file, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, file, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string file, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"/feeds/{file}");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Client.Dispose();
        _lock.Dispose();
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
