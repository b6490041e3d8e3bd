using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Instagram;

/// <summary>DELETE /{media}.</summary>
internal sealed class DeleteInstagramMedia(InstagramSandboxOptions options, TimeProvider time)
{
    public SandboxReply Answer(SqlSession session, GraphRequest request)
    {
        if (options.Flavour == InstagramFlavour.InstagramLogin
            || InstagramPosts.Find(session, request.Path.Node) is not { } media
            || media.UserId != request.Token.Owner)
        {
            return GraphReplies.Missing("delete", request.Path.Node, GraphError.Method);
        }

        if (request.Call.GivenUp)
        {
            return SandboxReply.Abandoned;
        }

        InstagramPosts.Delete(session, media, time.GetUtcNow());
        return GraphReplies.Success;
    }
}
