using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;
using Distribution.Sandbox.X.Posting;

namespace Distribution.Sandbox.X.Reading;

/// <summary>GET /2/users/{id}/tweets.</summary>
internal sealed class ReadTimeline(XSandboxOptions options, TimeProvider time)
{
    public SandboxReply Answer(SqlSession session, SandboxCall call, string user)
    {
        if (!PostShape.IsId(user))
        {
            return XReplies.Invalid($"The `id` query parameter value [{user}] is not valid", "id", user);
        }

        var (query, refusal) = ReadQuery.Read(session, call, options.Fields, isTimeline: true);
        if (query is null)
        {
            return refusal!;
        }

        if (options.Accounts.All(account => account.UserId != user))
        {
            return XReplies.Missing("user", user, 200);
        }

        // One more than asked for tells whether there is a next page.
        var posts = XPosts.Timeline(session, user, query.Range, time.GetUtcNow(), query.Count + 1);
        var page = posts.Take(query.Count).ToList();
        var meta = new JsonObject { ["result_count"] = page.Count };
        var body = new JsonObject();
        if (page.Count > 0)
        {
            body["data"] = new JsonArray([.. page.Select(post => PostJson.Write(post, query.Fields, options.LongPostsCut))]);
            meta["newest_id"] = page[0].Id;
            meta["oldest_id"] = page[^1].Id;
        }

        if (posts.Count > page.Count)
        {
            meta["next_token"] = ReadQuery.Token(page[^1].Id);
        }

        body["meta"] = meta;
        return XReplies.Ok(body);
    }
}
