using System.Globalization;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Pages;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Instagram;

/// <summary>The stand-in of Instagram's content publishing, as strict as the real one and stricter. It really fetches pictures, from this machine.</summary>
public sealed class InstagramSandbox : ISandboxNetwork
{
    internal const string Word = "instagram";

    private readonly SandboxDatabase _database;
    private readonly InstagramSandboxOptions _options;
    private readonly TimeProvider _time;
    private readonly GraphSandbox _graph;
    private readonly InstagramRoutes _routes;
    private readonly RefreshToken _refresh;

    internal InstagramSandbox(SandboxDatabase database, Journal journal, SandboxOptions options, Chance chance)
    {
        (_database, _options, _time) = (database, options.Instagram, options.TimeProvider);
        var headers = new GraphHeaders(_options, Word, _options.Accounts[0].UserId);
        var gate = new GraphGate(Word, _options, headers, InstagramErrors.Calls, _options.TokenKinds);
        _graph = new GraphSandbox(Word, database, journal, _options, headers, gate);
        _routes = new InstagramRoutes(_options, _time, chance);
        _refresh = new RefreshToken(_options, _time);
        var begun = _time.GetUtcNow();
        _graph.Open(_options.Accounts.Select(account => account.Token), session =>
        {
            InstagramPictures.CreateTables(session);
            InstagramContainers.CreateTables(session);
            InstagramPosts.CreateTables(session);
            InstagramTokens.CreateTables(session, [
                .. _options.Accounts.Select(account => (account.AccessToken, account.TokenGivenAt ?? begun)), .. _options.Tokens.Select(token => (token.Value, begun))]);
        });
    }

    string ISandboxNetwork.Name => Word;

    string ISandboxNetwork.Title => "Instagram";

    SandboxAccess ISandboxNetwork.Access => _graph.Access(_options.Accounts[0].AccessToken);

    /// <summary>All posts there ever were, oldest first: unseen and deleted ones too.</summary>
    public IReadOnlyList<InstagramMedia> Media() => _database.Read(InstagramPosts.All);

    /// <summary>All containers there ever were, oldest first.</summary>
    public IReadOnlyList<InstagramContainer> Containers() => _database.Read(InstagramContainers.All);

    /// <summary>All requests so far, in the order they were decided.</summary>
    public IReadOnlyList<SandboxRequest> Requests() => _graph.Requests();

    /// <summary>Makes a token good no longer.</summary>
    public void Revoke(string token, GraphRevocation reason) => _graph.Revoke(token, reason);

    /// <summary>The JPEG of a post, byte for byte as it was fetched; null of a deleted or an unknown one.</summary>
    public byte[]? Picture(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var media) ? _database.Read(session => InstagramPictures.OfMedia(session, media)) : null;

    bool ISandboxNetwork.Serves(string path) => path == RefreshToken.Path || GraphPath.Read(path) is not null;

    Uri? ISandboxNetwork.FetchFirst(SandboxCall call) => _graph.FetchFirst(call, _routes.Creates, CreateContainer.Wanted);

    SandboxReply ISandboxNetwork.Answer(SandboxCall call)
    {
        var reply = call.Path == RefreshToken.Path ? _graph.AnswerOutside(session => _refresh.Answer(session, call)) : _graph.Answer(call, _routes.Find);
        return _options.Flavour == InstagramFlavour.InstagramLogin ? GraphReplies.Renamed(reply, GraphError.Instagram) : reply;
    }

    SandboxReply ISandboxNetwork.Dress(Fault.Answer answer) => _graph.Dress(answer);

    string ISandboxNetwork.HeldAsJson() => new JsonArray([.. Media().Select(Held)]).ToJsonString();

    IReadOnlyList<PagePost> ISandboxNetwork.ReaderPosts(bool includeUnseen)
    {
        var now = _time.GetUtcNow();
        return
        [
            .. Media().Where(media => media.DeletedAt is null && (includeUnseen || media.VisibleAt <= now)).Reverse()
                .Select(media => InstagramReader.Page(media, _options.Accounts.FirstOrDefault(account => account.UserId == media.UserId))),
        ];
    }

    private static JsonObject Held(InstagramMedia media) => new()
    {
        ["id"] = media.Id,
        ["user"] = media.UserId,
        ["container"] = media.ContainerId,
        ["caption"] = media.Caption,
        ["alt_text"] = media.AltText,
        ["image_url"] = media.FetchedFrom,
        ["picture"] = new JsonObject
        {
            ["width"] = media.Picture.Width,
            ["height"] = media.Picture.Height,
            ["bytes"] = media.Picture.Bytes,
            ["sha256"] = media.Picture.Sha256,
        },
        ["permalink"] = media.Permalink,
        ["created"] = media.CreatedAt,
        ["visible"] = media.VisibleAt,
        ["deleted"] = media.DeletedAt,
    };
}
