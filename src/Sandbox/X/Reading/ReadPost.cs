using System.Globalization;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;
using Distribution.Sandbox.X.Posting;

namespace Distribution.Sandbox.X.Reading;

/// <summary>GET /2/tweets/{id}.</summary>
internal sealed class ReadPost(XSandboxOptions options, TimeProvider time)
{
    public SandboxReply Answer(SqlSession session, SandboxCall call, string id)
    {
        if (!PostShape.IsId(id))
        {
            return XReplies.Invalid($"The `id` query parameter value [{id}] is not valid", "id", id);
        }

        var (query, refusal) = ReadQuery.Read(session, call, options.Fields, isTimeline: false);
        if (query is null)
        {
            return refusal!;
        }

        return long.TryParse(id, CultureInfo.InvariantCulture, out var number) && XPosts.Find(session, number) is { } post && post.VisibleAt <= time.GetUtcNow()
            ? XReplies.Ok(new JsonObject { ["data"] = PostJson.Write(post, query.Fields, options.LongPostsCut) })
            : XReplies.Missing("tweet", id, options.ReadOfMissing == MissingPostAnswer.NotFound ? 404 : 200);
    }
}
