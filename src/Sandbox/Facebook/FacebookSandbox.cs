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
    private readonly FacebookSandboxOptions _options;
    private readonly TimeProvider _time;
    private readonly GraphSandbox _graph;
    private readonly ScrapeLink _scrape;
    private readonly FacebookRoutes _routes;

    internal FacebookSandbox(SandboxDatabase database, Journal journal, SandboxOptions options, Chance chance)
    {
        (_database, _options, _time) = (database, options.Facebook, options.TimeProvider);
        var headers = new GraphHeaders(_options, "pages", _options.Accounts[0].PageId);
        var gate = new GraphGate(Word, _options, headers, FacebookFaults.PageCalls, [GraphTokenKind.Page]);
        _graph = new GraphSandbox(Word, database, journal, _options, headers, gate);
        _scrape = new ScrapeLink(_options, _time);
        _routes = new FacebookRoutes(_options, _time, chance, _scrape);
        _graph.Open(_options.Accounts.Select(account => account.Token), session =>
        {
            FacebookPosts.CreateTables(session);
            FacebookScrapes.CreateTables(session);
        });
    }

    string ISandboxNetwork.Name => Word;

    string ISandboxNetwork.Title => "Facebook";

    SandboxAccess ISandboxNetwork.Access => _graph.Access(_options.Accounts[0].PageToken);

    /// <summary>All posts there ever were, oldest first: unseen and deleted ones too.</summary>
    public IReadOnlyList<FacebookPost> Posts() => _database.Read(FacebookPosts.All);

    /// <summary>All scrapes that worked, oldest first.</summary>
    public IReadOnlyList<FacebookScrape> Scrapes() => _database.Read(FacebookScrapes.All);

    /// <summary>All requests so far, in the order they were decided.</summary>
    public IReadOnlyList<SandboxRequest> Requests() => _graph.Requests();

    /// <summary>Makes a token good no longer.</summary>
    public void Revoke(string token, GraphRevocation reason) => _graph.Revoke(token, reason);

    bool ISandboxNetwork.Serves(string path) => GraphPath.Read(path) is { } read && _routes.Has(read);

    Uri? ISandboxNetwork.FetchFirst(SandboxCall call) => _graph.FetchFirst(call, (method, path) => method == "POST" && path.Node.Length == 0, _scrape.Wanted);

    SandboxReply ISandboxNetwork.Answer(SandboxCall call) => _graph.Answer(call, _routes.Find);

    SandboxReply ISandboxNetwork.Dress(Fault.Answer answer) => _graph.Dress(answer);

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
