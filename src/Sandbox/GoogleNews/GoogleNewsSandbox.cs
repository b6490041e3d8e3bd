using System.Globalization;
using Distribution.Sandbox.Faults;
using Distribution.Sandbox.GoogleNews.Auth;
using Distribution.Sandbox.GoogleNews.Hub;
using Distribution.Sandbox.GoogleNews.IndexNow;
using Distribution.Sandbox.GoogleNews.Search;
using Distribution.Sandbox.Pages;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.GoogleNews;

/// <summary>The stand-in of all by which an article comes into Google News: the hub, Search Console, Google's tokens; and IndexNow beside them.</summary>
public sealed class GoogleNewsSandbox : ISandboxNetwork, IAsyncDisposable
{
    internal const string Word = "googlenews";
    internal const string HubPath = "/hub";

    private readonly SandboxDatabase _database;
    private readonly Journal _journal;
    private readonly TimeProvider _time;
    private readonly GoogleAccount _account;
    private readonly GoogleTokens _tokens;
    private readonly SearchConsole _search;
    private readonly HubCourier _courier;
    private readonly HubEndpoint _hub;
    private readonly IndexNowEndpoint _indexNow;

    internal GoogleNewsSandbox(SandboxDatabase database, Journal journal, SandboxOptions options, CancellationToken stopping)
    {
        (_database, _journal, _time) = (database, journal, options.TimeProvider);
        _account = database.Write(session =>
        {
            GoogleTables.Create(session);
            return new GoogleAccount(session);
        });
        _tokens = new GoogleTokens(options.GoogleNews, _account);
        _search = new SearchConsole(options.GoogleNews);
        _courier = new HubCourier(database, options.GoogleNews, _time, stopping);
        _hub = new HubEndpoint(options.GoogleNews, _courier);
        _indexNow = new IndexNowEndpoint(options.GoogleNews);
    }

    /// <summary>The service account as Google's console hands it out; the same for every sandbox on the data folder.</summary>
    public string ServiceAccount => _account.AsJson;

    string ISandboxNetwork.Name => Word;

    string ISandboxNetwork.Title => "Google News";

    SandboxAccess ISandboxNetwork.Access => new()
    {
        Network = Word,
        Credentials = new Dictionary<string, string> { ["GOOGLE_CREDENTIALS"] = ServiceAccount },
        PostPath = "googlenews/{username}/status/{id}",
        PostFile = "googlenews/{id}.html",
    };

    /// <summary>All items the hub ever read, oldest first; removed ones too.</summary>
    public IReadOnlyList<GoogleNewsItem> Items() => _database.Read(HubItems.All);

    /// <summary>All publish calls that were taken, oldest first.</summary>
    public IReadOnlyList<HubPing> Pings() => _database.Read(HubItems.Pings);

    /// <summary>The subscriptions in force.</summary>
    public IReadOnlyList<HubSubscription> Subscriptions() => _database.Read(session => HubSubscriptions.Live(session, _time.GetUtcNow()));

    /// <summary>All sitemaps submitted, oldest first.</summary>
    public IReadOnlyList<SitemapSubmission> Submissions() => _database.Read(Sitemaps.Submissions);

    /// <summary>What stood in the sitemaps when Google last read them, in their order.</summary>
    public IReadOnlyList<SitemapEntry> Sitemap() => _database.Read(Sitemaps.Entries);

    /// <summary>All addresses IndexNow took, oldest first.</summary>
    public IReadOnlyList<IndexNowUrl> IndexNowUrls() => _database.Read(IndexNowEndpoint.Taken);

    /// <summary>All requests so far, in the order they were decided.</summary>
    public IReadOnlyList<SandboxRequest> Requests() => _journal.Requests(Word);

    /// <summary>Waits until no verification and no delivery of the hub is on its way.</summary>
    public Task IdleAsync() => _courier.IdleAsync();

    public async ValueTask DisposeAsync()
    {
        await _courier.DisposeAsync();
        _account.Dispose();
    }

    internal static SandboxReply Text(int status, string body) => new(status, "text/plain; charset=utf-8", body);

    bool ISandboxNetwork.Serves(string path) => path is HubPath or "/token" or "/indexnow"
        || path.StartsWith("/webmasters/", StringComparison.Ordinal) || path.StartsWith("/v1/urlInspection", StringComparison.Ordinal);

    Uri? ISandboxNetwork.FetchFirst(SandboxCall call) => call.Path == HubPath ? _hub.Published(call)
        : SearchConsole.Submitted(call) is { } sitemap && _database.Read(session => GoogleTokens.Known(session, call)) ? sitemap
        : null;

    string? ISandboxNetwork.TagOf(Uri address) => _database.Read(session => HubItems.Tag(session, address.OriginalString));

    SandboxReply ISandboxNetwork.Answer(SandboxCall call)
    {
        var (reply, then) = _database.Write(session =>
        {
            if (GoogleForm.Read(call.Query).Any(parameter => parameter.Key is "access_token" or "oauth_token" or "assertion" or "refresh_token"))
            {
                Journal.Add(session, call.Breach(Word, "token-in-url", "A secret does not belong in an address."));
            }

            return call.Path switch
            {
                HubPath => _hub.Answer(session, call),
                "/token" => (_tokens.Give(session, call), null),
                "/indexnow" => (_indexNow.Answer(session, call), null),
                _ => (_search.Answer(session, call), null),
            };
        });

        // Subscribers are asked and told only about what is committed.
        then?.Invoke();
        return reply;
    }

    SandboxReply ISandboxNetwork.Dress(Fault.Answer answer) => new(answer.Status, answer.ContentType, answer.Body)
    {
        Headers = answer.ResetIn is { } wait ? [new("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture))] : [],
    };

    string ISandboxNetwork.HeldAsJson() => GoogleNewsHeld.Json(this);

    IReadOnlyList<PagePost> ISandboxNetwork.ReaderPosts(bool includeUnseen) => [.. Items().Where(item => item.RemovedAt is null).Reverse().Select(GoogleNewsHeld.Page)];
}
