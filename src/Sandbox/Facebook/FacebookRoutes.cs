using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Facebook;

/// <summary>Which call a request is.</summary>
internal sealed class FacebookRoutes
{
    private const string Publishing = "pages_manage_posts";
    private const string Reading = "pages_read_engagement";
    private const string Unlike = "(#200) The access token is another Page's.";

    private readonly GraphEndpoint _create;
    private readonly GraphEndpoint _delete;
    private readonly GraphEndpoint _list;
    private readonly GraphEndpoint _post;
    private readonly GraphEndpoint _page;
    private readonly GraphEndpoint _scrape;
    private readonly FacebookSandboxOptions _options;

    public FacebookRoutes(FacebookSandboxOptions options, TimeProvider time, Chance chance, ScrapeLink scrape)
    {
        var read = new ReadFacebookPosts(options, time);
        _options = options;
        _create = Own(Publishing, new CreateFacebookPost(options, time, chance).Answer) with
        {
            Parameters = CreateFacebookPost.Parameters,
            NotSimulated = CreateFacebookPost.NotSimulated,
        };
        _delete = Own(Publishing, new DeleteFacebookPost(time).Answer);
        _list = Own(Reading, read.List) with { Parameters = [.. GraphPage.Parameters, "fields"], NotSimulated = ["include_hidden", "show_expired", "with"] };
        _post = Own(Reading, read.Post) with { Parameters = ["fields"] };
        _page = Own(null, read.Page) with { Parameters = ["fields"] };
        _scrape = new GraphEndpoint(null, scrape.Answer) { Parameters = ScrapeLink.Parameters };
    }

    public GraphEndpoint? Find(string method, GraphPath path) => (method, path.Node, path.Edge) switch
    {
        ("POST", "", "") => _scrape,
        ("POST", var page, "feed") when IsPage(page) => _create,
        ("GET", var page, "feed" or "published_posts") when IsPage(page) => _list,
        ("GET", var page, "") when IsPage(page) => _page,
        ("GET", var post, "") when post.Contains('_', StringComparison.Ordinal) => _post,
        ("DELETE", var post, "") when post.Contains('_', StringComparison.Ordinal) => _delete,
        _ => null,
    };

    /// <summary>Whether a path is a Page's, and so no Instagram account's.</summary>
    public bool Has(GraphPath path) => path.Node.Length == 0 || path.Node.Contains('_', StringComparison.Ordinal) || IsPage(path.Node);

    private bool IsPage(string node) => _options.Accounts.Any(account => account.PageId == node);

    /// <summary>A call that only the Page's own token may make.</summary>
    private static GraphEndpoint Own(string? permission, Func<SqlSession, GraphRequest, SandboxReply> answer) => new(permission, (session, request) =>
        request.Path.Node.Split('_')[0] == request.Token.Owner ? answer(session, request) : GraphReplies.Error(200, null, Unlike));
}
