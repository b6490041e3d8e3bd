using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;
using Distribution.Sandbox.X.Text;

namespace Distribution.Sandbox.X.Posting;

/// <summary>POST /2/tweets, from the body on. The order of the checks is part of the contract.</summary>
internal sealed class CreatePost(XSandboxOptions options, TimeProvider time, Chance chance)
{
    private static readonly string[] NotSimulated =
        ["poll", "card_uri", "direct_message_deep_link", "community_id", "share_with_followers", "nullcast", "for_super_followers_only", "geo"];

    private readonly PostRules _rules = new(options, time);

    public SandboxReply Answer(SqlSession session, SandboxCall call, XSandboxAccount account)
    {
        if (call.ContentType?.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return XReplies.Invalid("Requests with bodies must have content-type of application/json.");
        }

        using var body = Parse(call.Body);
        if (body is null)
        {
            return XReplies.Invalid("Request body is not valid JSON.");
        }

        if (PostShape.Instance.Check(body.RootElement, "$") is { } problem)
        {
            Note(session, call, problem.Unknown ? "unknown-field" : null, problem.Message);
            return XReplies.Invalid(problem.Message, problem.Path, problem.Value);
        }

        var post = new PostBody(body.RootElement);
        return _rules.Refusal(session, post, account) ?? Commit(session, call, account, post);
    }

    private SandboxReply Commit(SqlSession session, SandboxCall call, XSandboxAccount account, PostBody body)
    {
        if (call.GivenUp)
        {
            return SandboxReply.Abandoned;
        }

        foreach (var name in NotSimulated.Where(body.Has))
        {
            Note(session, call, "not-simulated", $"{name} is taken but has no effect here.");
        }

        var now = time.GetUtcNow();
        var id = XPosts.NextId(session, now);
        var stored = StoredText.From(body.Text, id);
        var post = new XPost
        {
            Id = id.ToString(CultureInfo.InvariantCulture),
            UserId = account.UserId,
            Submitted = body.Submitted,
            Text = stored.Text,
            Links = stored.Links,
            MediaIds = body.MediaIds?.Split(',') ?? [],
            InReplyTo = body.Parent?.ToString(CultureInfo.InvariantCulture),
            CreatedAt = now,
            VisibleAt = now + chance.Between(options.MinLag, options.MaxLag),
            DeletedAt = null,
        };
        XPosts.Add(session, post, body.Text.Normalized);
        XCredits.Charge(session, withLink: post.Links.Count > 0);
        return XReplies.Created(new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["id"] = post.Id,
                ["text"] = options.CreateReply == CreateReplyText.AsStored ? post.Text : post.Submitted,
                [options.Fields == FieldSpelling.New ? "edit_history_post_ids" : "edit_history_tweet_ids"] = new JsonArray(post.Id),
            },
        });
    }

    private static JsonDocument? Parse(string body)
    {
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Note(SqlSession session, SandboxCall call, string? kind, string detail)
    {
        if (kind is not null)
        {
            Journal.Add(session, call.Breach(XSandbox.Word, kind, detail));
        }
    }
}
