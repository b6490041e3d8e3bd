using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Instagram;

/// <summary>Which call a request is.</summary>
internal sealed class InstagramRoutes
{
    private readonly GraphEndpoint _create;
    private readonly GraphEndpoint _publish;
    private readonly GraphEndpoint _limit;
    private readonly GraphEndpoint _list;
    private readonly GraphEndpoint _user;
    private readonly GraphEndpoint _node;
    private readonly GraphEndpoint _delete;
    private readonly InstagramSandboxOptions _options;

    public InstagramRoutes(InstagramSandboxOptions options, TimeProvider time, Chance chance)
    {
        var (publish, read) = (new PublishContainer(options, time, chance), new ReadInstagram(options, time));
        var (publishing, reading, deleting) = options.Flavour == InstagramFlavour.InstagramLogin
            ? ("instagram_business_content_publish", "instagram_business_basic", "instagram_business_basic")
            : ("instagram_content_publish", "instagram_basic", "instagram_manage_contents");
        _options = options;
        _create = Own(publishing, new CreateContainer(options, time, chance).Answer) with
        {
            Parameters = CreateContainer.Parameters,
            NotSimulated = CreateContainer.NotSimulated,
        };
        _publish = Own(publishing, publish.Answer) with { Parameters = PublishContainer.Parameters };
        _limit = Own(publishing, publish.Limit) with { Parameters = ["fields", "since"] };
        _list = Own(reading, read.List) with { Parameters = [.. GraphPage.Parameters, "fields"] };
        _user = Own(reading, read.User) with { Parameters = ["fields"] };
        _node = new GraphEndpoint(reading, read.Node) { Parameters = ["fields"] };
        _delete = new GraphEndpoint(deleting, new DeleteInstagramMedia(options, time).Answer);
    }

    public GraphEndpoint? Find(string method, GraphPath path) => (method, path.Node, path.Edge) switch
    {
        ("GET", "me", "") => _user,
        ("GET", var user, "") when IsUser(user) => _user,
        ("POST", var user, "media") when IsUser(user) => _create,
        ("GET", var user, "media") when IsUser(user) => _list,
        ("POST", var user, "media_publish") when IsUser(user) => _publish,
        ("GET", var user, "content_publishing_limit") when IsUser(user) => _limit,
        ("GET", var node, "") when IsId(node) => _node,
        ("DELETE", var media, "") when IsId(media) && !IsUser(media) => _delete,
        _ => null,
    };

    public bool Creates(string method, GraphPath path) => Find(method, path) == _create;

    private bool IsUser(string node) => _options.Accounts.Any(account => account.UserId == node);

    private static bool IsId(string node) => node.Length > 0 && node.All(char.IsAsciiDigit);

    /// <summary>A call on an account that only its own token may make. Others are told that there is no such account.</summary>
    private static GraphEndpoint Own(string permission, Func<SqlSession, GraphRequest, SandboxReply> answer) => new(permission, (session, request) =>
        request.Path.Node == "me" || request.Path.Node == request.Token.Owner
            ? answer(session, request)
            : GraphReplies.Missing(request.Call.Method, request.Path.Node, GraphError.Method));
}
