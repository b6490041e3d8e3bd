using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Facebook;

/// <summary>DELETE /{post}.</summary>
internal sealed class DeleteFacebookPost(TimeProvider time)
{
    public SandboxReply Answer(SqlSession session, GraphRequest request)
    {
        if (FacebookPosts.Find(session, request.Path.Node) is not { } post)
        {
            return GraphReplies.Missing("delete", request.Path.Node, GraphError.Method);
        }

        if (request.Call.GivenUp)
        {
            return SandboxReply.Abandoned;
        }

        FacebookPosts.Delete(session, post, time.GetUtcNow());
        return GraphReplies.Success;
    }
}
