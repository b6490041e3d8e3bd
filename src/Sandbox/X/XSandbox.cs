using System.Text.Json.Nodes;
using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Pages;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;
using Distribution.Sandbox.X.Auth;
using Distribution.Sandbox.X.Media;
using Distribution.Sandbox.X.Posting;
using Distribution.Sandbox.X.Reading;

namespace Distribution.Sandbox.X;

/// <summary>The stand-in of X: api.x.com version 2, as strict as the real one.</summary>
public sealed class XSandbox : ISandboxNetwork
{
    internal const string Word = "x";

    private readonly SandboxDatabase _database;
    private readonly Journal _journal;
    private readonly XSandboxOptions _options;
    private readonly TimeProvider _time;
    private readonly XRoutes _routes;
    private readonly XHeaders _headers;
    private readonly XAuthentication _authentication;
    private readonly XTokenEndpoint _tokenEndpoint;
    private readonly CreatePost _create;
    private readonly DeletePost _delete;
    private readonly UploadMedia _upload;
    private readonly DescribeMedia _describe;
    private readonly ReadPost _read;
    private readonly ReadTimeline _timeline;

    internal XSandbox(SandboxDatabase database, Journal journal, SandboxOptions options, Chance chance)
    {
        (_database, _journal, _options, _time) = (database, journal, options.X, options.TimeProvider);
        var tokens = new XTokens(_options);
        _routes = new XRoutes(_options);
        _headers = new XHeaders(_options, _time);
        _authentication = new XAuthentication(_options, tokens);
        _tokenEndpoint = new XTokenEndpoint(_options, tokens);
        _create = new CreatePost(_options, _time, chance);
        _delete = new DeletePost(_options, _time);
        _upload = new UploadMedia(_options, _time);
        _describe = new DescribeMedia(_time);
        _read = new ReadPost(_options, _time);
        _timeline = new ReadTimeline(_options, _time);
        database.Write(session =>
        {
            XPosts.CreateTables(session);
            XUploads.CreateTables(session);
            XAuthentication.CreateTables(session);
            XLimits.CreateTables(session);
            XCredits.CreateTables(session, _options.Credits);
            tokens.CreateTables(session, _time.GetUtcNow());
        });
    }

    /// <summary>What posting has cost, in US dollars.</summary>
    public decimal Spent => _database.Read(XCredits.Spent);

    string ISandboxNetwork.Name => Word;

    string ISandboxNetwork.Title => "X";

    SandboxAccess ISandboxNetwork.Access => new()
    {
        Network = Word,
        Credentials = _options.Accounts[0].AsEnvironment(),
        PostPath = "x/{username}/status/{id}",
        PostFile = "x/{id}.html",
    };

    /// <summary>All posts there ever were, oldest first: unseen and deleted ones too.</summary>
    public IReadOnlyList<XPost> Posts() => _database.Read(XPosts.All);

    /// <summary>Every picture that was uploaded, oldest first.</summary>
    public IReadOnlyList<XMedia> Media() => _database.Read(XUploads.All);

    /// <summary>All requests so far, in the order they were decided.</summary>
    public IReadOnlyList<SandboxRequest> Requests() => _journal.Requests(Word);

    /// <summary>Adds US dollars to the app's credits; unlimited credits become limited ones.</summary>
    public void Give(decimal dollars) => _database.Write(session => XCredits.Give(session, dollars));

    bool ISandboxNetwork.Serves(string path) => path.StartsWith("/2/", StringComparison.Ordinal) || path.StartsWith("/1.1/", StringComparison.Ordinal);

    SandboxReply ISandboxNetwork.Answer(SandboxCall call) => _database.Write(session =>
    {
        if (call.UserAgent.Length == 0)
        {
            Journal.Add(session, call.Breach(Word, "missing-user-agent", "X wants a User-Agent."));
        }

        return call is { Method: "POST", Path: "/2/oauth2/token" } ? _headers.On(_tokenEndpoint.Answer(session, call), null, null) : Route(session, call);
    });

    SandboxReply ISandboxNetwork.Dress(Fault.Answer answer) => _headers.On(answer);

    string ISandboxNetwork.HeldAsJson() => new JsonArray([.. Posts().Select(Held)]).ToJsonString();

    IReadOnlyList<PagePost> ISandboxNetwork.ReaderPosts(bool includeUnseen)
    {
        var now = _time.GetUtcNow();
        return
        [
            .. Posts().Where(post => post.DeletedAt is null && (includeUnseen || post.VisibleAt <= now)).Reverse()
                .Select(post => XReader.Page(post, _options.Accounts.FirstOrDefault(account => account.UserId == post.UserId))),
        ];
    }

    private SandboxReply Route(SqlSession session, SandboxCall call)
    {
        if (_routes.Find(call) is not ({ } endpoint, var id))
        {
            Journal.Add(session, call.Breach(Word, "unknown-path", call.Method + " " + call.Path));
            return _headers.On(XReplies.UnknownPath, null, null);
        }

        if (_authentication.Recognise(session, call) is not { } caller)
        {
            return _headers.On(XReplies.Unauthorized, endpoint);
        }

        if (Barred(endpoint, caller) is { } barred)
        {
            return _headers.On(barred, endpoint);
        }

        var user = caller.Account?.UserId ?? "app";
        var window = XLimits.Take(session, user, endpoint.Name, endpoint.Limit, XLimits.Quarter, call.Begun);
        var day = window.Allowed && endpoint.IsPosting && (_options.PostsPerDay is not null || _options.DayHeaders)
            ? XLimits.Take(session, user, "day", _options.PostsPerDay ?? int.MaxValue, XLimits.Day, call.Begun)
            : null;
        return _headers.On(window.Allowed && day?.Allowed != false ? Process(session, call, endpoint, caller, id) : TooMany(), window, day);
    }

    private SandboxReply Process(SqlSession session, SandboxCall call, XEndpoint endpoint, XCaller caller, string id) =>
        XCredits.Depleted(session) ? XReplies.CreditsDepleted
        : endpoint == _routes.Post ? _create.Answer(session, call, caller.Account!)
        : endpoint == _routes.Upload ? _upload.Answer(session, call, caller.Account!)
        : endpoint == _routes.Describe ? _describe.Answer(session, call, caller.Account!)
        : endpoint == _routes.Delete ? _delete.Answer(session, call, caller.Account!, id)
        : endpoint == _routes.Read ? _read.Answer(session, call, id)
        : endpoint == _routes.Timeline ? _timeline.Answer(session, call, id)
        : ReadMe.Answer(session, call, caller.Account!);

    private static SandboxReply? Barred(XEndpoint endpoint, XCaller caller) => caller switch
    {
        { Account: null } => endpoint.AppMayCall ? null : XReplies.AppOnly,
        { Account.Suspended: true } => XReplies.Suspended,
        { Scopes: null, Account.MayWrite: false } when endpoint.Writes => XReplies.ReadOnlyToken,
        { Scopes: { } scopes } when endpoint.Scopes.Except(scopes).Any() => XReplies.Forbidden,
        _ => null,
    };

    private SandboxReply TooMany() => _options.LegacyRateBody ? XReplies.LegacyTooManyRequests : XReplies.TooManyRequests;

    private static JsonObject Held(XPost post) => new()
    {
        ["id"] = post.Id,
        ["user"] = post.UserId,
        ["submitted"] = post.Submitted,
        ["text"] = post.Text,
        ["expanded_urls"] = new JsonArray([.. post.Links.Select(link => (JsonNode)link.Expanded)]),
        ["media"] = new JsonArray([.. post.MediaIds.Select(id => (JsonNode)id)]),
        ["in_reply_to"] = post.InReplyTo,
        ["created"] = PostJson.Time(post.CreatedAt),
        ["visible"] = PostJson.Time(post.VisibleAt),
        ["deleted"] = post.DeletedAt is { } deleted ? PostJson.Time(deleted) : null,
    };
}
