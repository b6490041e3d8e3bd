using System.Text.Json.Nodes;
using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Pages;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Facebook;

/// <summary>The stand-in of Facebook Pages: graph.facebook.com, as strict as the real one and stricter.</summary>
public sealed class FacebookSandbox : ISandboxNetwork
{
    internal const string Word = "facebook";

    private readonly SandboxDatabase _database;
    private readonly Journal _journal;
    private readonly FacebookSandboxOptions _options;
    private readonly TimeProvider _time;
    private readonly GraphHeaders _headers;
    private readonly GraphGate _gate;
    private readonly ScrapeLink _scrape;
    private readonly FacebookRoutes _routes;

    internal FacebookSandbox(SandboxDatabase database, Journal journal, SandboxOptions options, Chance chance)
    {
        (_database, _journal, _options, _time) = (database, journal, options.Facebook, options.TimeProvider);
        _headers = new GraphHeaders(_options, "pages", _options.Accounts[0].PageId);
        _gate = new GraphGate(Word, _options, _headers, FacebookFaults.PageCalls, [GraphTokenKind.Page]);
        _scrape = new ScrapeLink(_options, _time);
        _routes = new FacebookRoutes(_options, _time, chance, _scrape);
        database.Write(session =>
        {
            GraphTokens.CreateTables(session, [.. _options.Accounts.Select(account => account.Token), .. _options.Tokens]);
            GraphUsage.CreateTables(session);
            FacebookPosts.CreateTables(session);
            FacebookScrapes.CreateTables(session);
        });
    }

    string ISandboxNetwork.Name => Word;

    string ISandboxNetwork.Title => "Facebook";

    SandboxAccess ISandboxNetwork.Access => new()
    {
        Network = Word,
        Credentials = new Dictionary<string, string> { ["ACCESS_TOKEN"] = _options.Accounts[0].PageToken, ["APP_SECRET"] = _options.AppSecret },
        PostPath = "facebook/{username}/status/{id}",
        PostFile = "facebook/{id}.html",
    };

    /// <summary>All posts there ever were, oldest first: unseen and deleted ones too.</summary>
    public IReadOnlyList<FacebookPost> Posts() => _database.Read(FacebookPosts.All);

    /// <summary>All scrapes that worked, oldest first.</summary>
    public IReadOnlyList<FacebookScrape> Scrapes() => _database.Read(FacebookScrapes.All);

    /// <summary>All requests so far, in the order they were decided.</summary>
    public IReadOnlyList<SandboxRequest> Requests() => _journal.Requests(Word);

    /// <summary>Makes a token good no longer.</summary>
    public void Revoke(string token, GraphRevocation reason) => _database.Write(session => GraphTokens.Revoke(session, token, reason));

    bool ISandboxNetwork.Serves(string path) => GraphPath.Read(path) is { } read && _routes.Has(read);

    Uri? ISandboxNetwork.FetchFirst(SandboxCall call) =>
        call.Method == "POST" && GraphPath.Read(call.Path)?.Node.Length == 0 && GraphParameters.Read(call) is var parameters
        && _scrape.Wanted(parameters) is { } address && _database.Read(session => _gate.Knows(session, call, parameters)) ? address : null;

    SandboxReply ISandboxNetwork.Answer(SandboxCall call) => _database.Write(session => _gate.Answer(session, call, _routes.Find));

    SandboxReply ISandboxNetwork.Dress(Fault.Answer answer) => _headers.On(answer);

    string ISandboxNetwork.HeldAsJson() => new JsonArray([.. Posts().Select(Held)]).ToJsonString();

    IReadOnlyList<PagePost> ISandboxNetwork.ReaderPosts(bool includeUnseen)
    {
        var now = _time.GetUtcNow();
        var titles = Scrapes().Where(scrape => scrape.Title is not null).GroupBy(scrape => scrape.Link).ToDictionary(group => group.Key, group => group.Last().Title);
        return
        [
            .. Posts().Where(post => post.DeletedAt is null && (includeUnseen || post.VisibleAt <= now)).Reverse().Select(post => FacebookReader.Page(
                post, _options.Accounts.FirstOrDefault(account => account.PageId == post.PageId), titles.GetValueOrDefault(post.Link ?? ""))),
        ];
    }

    private static JsonObject Held(FacebookPost post) => new()
    {
        ["id"] = post.Id,
        ["page"] = post.PageId,
        ["message"] = post.Message,
        ["link"] = post.Link,
        ["created"] = post.CreatedAt,
        ["visible"] = post.VisibleAt,
        ["deleted"] = post.DeletedAt,
    };
}
