using System.Globalization;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.X.Posting;

/// <summary>DELETE /2/tweets/{id}.</summary>
internal sealed class DeletePost(XSandboxOptions options, TimeProvider time)
{
    public SandboxReply Answer(SqlSession session, SandboxCall call, XSandboxAccount account, string id)
    {
        if (!PostShape.IsId(id))
        {
            return XReplies.Invalid($"The `id` query parameter value [{id}] is not valid", "id", id);
        }

        if (!long.TryParse(id, CultureInfo.InvariantCulture, out var number) || XPosts.Find(session, number) is not { } post)
        {
            return options.DeleteOfMissing switch
            {
                MissingPostAnswer.Deleted => Deleted(),
                MissingPostAnswer.PartialError => XReplies.Missing("tweet", id, 200),
                _ => XReplies.Missing("tweet", id, 404),
            };
        }

        if (post.UserId != account.UserId)
        {
            return XReplies.NotYours;
        }

        if (call.GivenUp)
        {
            return SandboxReply.Abandoned;
        }

        XPosts.Delete(session, number, time.GetUtcNow());
        return Deleted();
    }

    private static SandboxReply Deleted() => XReplies.Ok(new JsonObject { ["data"] = new JsonObject { ["deleted"] = true } });
}
