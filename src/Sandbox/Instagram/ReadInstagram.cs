using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Instagram;

/// <summary>GET /{user}/media, GET of an account, and GET of an id that is a container's or a post's.</summary>
internal sealed class ReadInstagram(InstagramSandboxOptions options, TimeProvider time)
{
    public SandboxReply List(SqlSession session, GraphRequest request)
    {
        var (part, wrongPart) = GraphPage.Read(request.Parameters);
        var (fields, wrongFields) = GraphFields.Read(request.Parameters["fields"], InstagramNodes.Usual, InstagramNodes.WholeMedia(), "IGMedia");
        return wrongPart ?? wrongFields ?? GraphReplies.Ok(part!.Write(
            InstagramPosts.List(session, request.Path.Node, part, time.GetUtcNow()),
            request.Call.Path,
            InstagramPosts.Number,
            media => GraphFields.Pick(InstagramNodes.Media(media, NameOf(media.UserId)), fields!)));
    }

    public SandboxReply User(SqlSession session, GraphRequest request)
    {
        var user = InstagramNodes.User(options.Accounts.First(account => account.UserId == request.Token.Owner));
        var (fields, wrong) = GraphFields.Read(request.Parameters["fields"], InstagramNodes.Usual, user, "IGUser");
        return wrong ?? GraphReplies.Ok(GraphFields.Pick(user, fields!));
    }

    public SandboxReply Node(SqlSession session, GraphRequest request)
    {
        var (id, owner) = (request.Path.Node, request.Token.Owner);
        if (InstagramContainers.Find(session, id) is { } container && container.UserId == owner)
        {
            var state = ContainerState.Json(container, time.GetUtcNow());
            var (fields, wrong) = GraphFields.Read(request.Parameters["fields"], ContainerState.Usual, state, "ShadowIGMediaBuilder");
            return wrong ?? GraphReplies.Ok(GraphFields.Pick(state, fields!));
        }

        if (InstagramPosts.Find(session, id) is { } media && media.UserId == owner)
        {
            var (fields, wrong) = GraphFields.Read(request.Parameters["fields"], InstagramNodes.Usual, InstagramNodes.WholeMedia(), "IGMedia");
            return wrong ?? GraphReplies.Ok(GraphFields.Pick(InstagramNodes.Media(media, NameOf(media.UserId)), fields!));
        }

        return GraphReplies.Missing("get", id, GraphError.Method);
    }

    private string NameOf(string user) => options.Accounts.FirstOrDefault(account => account.UserId == user)?.Username ?? user;
}
