using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Facebook;

/// <summary>GET /{page}/published_posts and /{page}/feed, GET /{post}, GET /{page}.</summary>
internal sealed class ReadFacebookPosts(FacebookSandboxOptions options, TimeProvider time)
{
    private readonly FacebookNodes _nodes = new(options);

    public SandboxReply List(SqlSession session, GraphRequest request)
    {
        var (part, wrongPart) = GraphPage.Read(request.Parameters);
        var (fields, wrongFields) = GraphFields.Read(request.Parameters["fields"], FacebookNodes.UsualOfPost, _nodes.WholePost(), "PagePost");
        return wrongPart ?? wrongFields ?? GraphReplies.Ok(part!.Write(
            FacebookPosts.List(session, request.Path.Node, part, time.GetUtcNow()), request.Call.Path, FacebookPosts.Number, post => GraphFields.Pick(_nodes.Post(post), fields!)));
    }

    public SandboxReply Post(SqlSession session, GraphRequest request)
    {
        var (fields, wrongFields) = GraphFields.Read(request.Parameters["fields"], FacebookNodes.UsualOfPost, _nodes.WholePost(), "PagePost");
        return wrongFields ?? (FacebookPosts.Find(session, request.Path.Node) is { } post
            ? GraphReplies.Ok(GraphFields.Pick(_nodes.Post(post), fields!))
            : GraphReplies.Missing("get", request.Path.Node, GraphError.Method));
    }

    public SandboxReply Page(SqlSession session, GraphRequest request)
    {
        var page = FacebookNodes.Page(options.Accounts.First(account => account.PageId == request.Path.Node));
        var (fields, wrongFields) = GraphFields.Read(request.Parameters["fields"], FacebookNodes.UsualOfPage, page, "Page");
        return wrongFields ?? GraphReplies.Ok(GraphFields.Pick(page, fields!));
    }
}
