using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Facebook;

/// <summary>POST /{page}/feed.</summary>
internal sealed class CreateFacebookPost(FacebookSandboxOptions options, TimeProvider time, Chance chance)
{
    public static readonly IReadOnlyList<string> Parameters = ["message", "link", "published", "fields"];

    public static readonly IReadOnlyList<string> NotSimulated =
    [
        "actions", "attached_media", "backdated_time", "backdated_time_granularity", "breaking_news", "breaking_news_expiration", "call_to_action",
        "child_attachments", "description", "enforce_link_ownership", "feed_targeting", "is_explicit_location", "multi_share_end_card", "multi_share_optimized",
        "name", "object_attachment", "picture", "place", "privacy", "scheduled_publish_time", "tags", "target_surface", "targeting", "thumbnail",
        "unpublished_content_type",
    ];

    private readonly FacebookLinks _links = new(options);
    private readonly FacebookNodes _nodes = new(options);

    public SandboxReply Answer(SqlSession session, GraphRequest request)
    {
        var page = request.Path.Node;
        var (message, link) = (request.Parameters["message"], request.Parameters["link"]);
        var (fields, wrongFields) = GraphFields.Read(request.Parameters["fields"], "id", _nodes.WholePost(), "PagePost");
        return wrongFields ?? Refusal(session, request, page, message, link) ?? Commit(session, request, new FacebookPost
        {
            Id = FacebookPosts.NextId(session, page),
            PageId = page,
            Message = string.IsNullOrEmpty(message) ? null : message,
            Link = link,
            CreatedAt = time.GetUtcNow(),
            VisibleAt = time.GetUtcNow() + chance.Between(options.MinLag, options.MaxLag),
            DeletedAt = null,
        }, fields!);
    }

    private SandboxReply Commit(SqlSession session, GraphRequest request, FacebookPost post, IReadOnlyList<GraphField> fields)
    {
        if (request.Call.GivenUp)
        {
            return SandboxReply.Abandoned;
        }

        FacebookPosts.Add(session, post);
        return GraphReplies.Ok(GraphFields.Pick(_nodes.Post(post), fields));
    }

    private SandboxReply? Refusal(SqlSession session, GraphRequest request, string page, string? message, string? link)
    {
        if (request.Parameters["published"] is { } published and not ("true" or "1"))
        {
            Journal.Add(session, request.Call.Breach(FacebookSandbox.Word, "not-simulated", "Posts that are not published at once are not played here."));
            return GraphReplies.Invalid($"Param published is not supported: {published}");
        }

        if (string.IsNullOrEmpty(message) && string.IsNullOrEmpty(link))
        {
            return GraphReplies.Invalid("Either message or link must be given");
        }

        return message?.Length > options.LongestMessage ? GraphReplies.Invalid("Param message is too long")
            : link is not null && _links.Refusal(link) is { } refusal ? refusal
            : options.DuplicateWindow > TimeSpan.Zero
                && FacebookPosts.IsDuplicate(session, page, string.IsNullOrEmpty(message) ? null : message, link, time.GetUtcNow() - options.DuplicateWindow)
                ? GraphReplies.Error(506, null, "(#506) Duplicate status message")
                : null;
    }
}
