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
    private const int Longest = 280;
    private const int LongestPremium = 25_000;
    private static readonly string[] Exclusive = ["poll", "quote_tweet_id", "direct_message_deep_link", "media", "card_uri"];

    private static readonly string[] NotSimulated =
        ["poll", "card_uri", "direct_message_deep_link", "community_id", "share_with_followers", "nullcast", "for_super_followers_only", "geo"];

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

        return Refusal(session, body.RootElement, account, out var text) ?? Commit(session, call, account, body.RootElement, text);
    }

    private SandboxReply? Refusal(SqlSession session, JsonElement body, XSandboxAccount account, out WeightedText text)
    {
        text = new WeightedText(Submitted(body));
        var media = body.TryGetProperty("media", out var given) && given.TryGetProperty("media_ids", out var ids) ? ids : default;
        if (Exclusive.Count(name => body.TryGetProperty(name, out _)) > 1)
        {
            return XReplies.Invalid("You can only provide one of poll or quote_tweet_id or direct_message_deep_link or media or card_uri.");
        }

        // Nothing can be uploaded to the stand-in yet, so every media id is a foreign one.
        if (media.ValueKind == JsonValueKind.Array)
        {
            return XReplies.Invalid("Your media IDs are invalid.", "media.media_ids", string.Join(',', media.EnumerateArray().Select(id => id.GetString())));
        }

        return Tags.Cashtags(text) > 1
            ? options.CashtagStatus == 400 ? XReplies.Invalid("You can only use one cashtag per post.", "text", Submitted(body)) : XReplies.NotPermitted
            : PolicyRefusal(session, body, account, text) ?? TextRefusal(session, body, account, text);
    }

    private SandboxReply? PolicyRefusal(SqlSession session, JsonElement body, XSandboxAccount account, WeightedText text)
    {
        var parent = Parent(body);
        if (parent is { } id && !(options.SelfReplyAllowed && XPosts.Find(session, id)?.UserId == account.UserId))
        {
            return XReplies.ReplyNotAllowed;
        }

        if (body.TryGetProperty("quote_tweet_id", out _))
        {
            return XReplies.QuoteNotAllowed;
        }

        var mayMention = options.Mentions == MentionPolicy.Allow || (options.Mentions == MentionPolicy.RefuseOutsideReplies && parent is not null);
        return body.TryGetProperty("edit_options", out _) || (!mayMention && Tags.AnyMention(text)) ? XReplies.NotPermitted : null;
    }

    private SandboxReply? TextRefusal(SqlSession session, JsonElement body, XSandboxAccount account, WeightedText text)
    {
        var attached = body.TryGetProperty("poll", out _) || body.TryGetProperty("card_uri", out _);
        if (text.Length > (account.Premium ? LongestPremium : Longest))
        {
            return options.TooLongStatus == 403 ? XReplies.TooLongForbidden : XReplies.Invalid(XReplies.TooLong, "text", Submitted(body));
        }

        if ((text.Length == 0 && !attached) || text.HasForbidden)
        {
            return XReplies.Invalid("$.text: is empty or holds a forbidden character", "text", Submitted(body));
        }

        return text.Length > 0 && XPosts.IsDuplicate(session, account.UserId, text.Normalized, time.GetUtcNow() - options.DuplicateWindow) ? XReplies.Duplicate : null;
    }

    private SandboxReply Commit(SqlSession session, SandboxCall call, XSandboxAccount account, JsonElement body, WeightedText text)
    {
        if (call.GivenUp)
        {
            return SandboxReply.Abandoned;
        }

        foreach (var name in NotSimulated.Where(name => body.TryGetProperty(name, out _)))
        {
            Note(session, call, "not-simulated", $"{name} is taken but has no effect here.");
        }

        var now = time.GetUtcNow();
        var id = XPosts.NextId(session, now);
        var stored = StoredText.From(text, id);
        var post = new XPost
        {
            Id = id.ToString(CultureInfo.InvariantCulture),
            UserId = account.UserId,
            Submitted = Submitted(body),
            Text = stored.Text,
            Links = stored.Links,
            InReplyTo = Parent(body)?.ToString(CultureInfo.InvariantCulture),
            CreatedAt = now,
            VisibleAt = now + chance.Between(options.MinLag, options.MaxLag),
            DeletedAt = null,
        };
        XPosts.Add(session, post, text.Normalized);
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

    private static string Submitted(JsonElement body) => body.TryGetProperty("text", out var text) ? text.GetString()! : "";

    private static long? Parent(JsonElement body) => body.TryGetProperty("reply", out var reply)
        ? long.TryParse(reply.GetProperty("in_reply_to_tweet_id").GetString(), CultureInfo.InvariantCulture, out var id) ? id : 0
        : null;

    private static void Note(SqlSession session, SandboxCall call, string? kind, string detail)
    {
        if (kind is not null)
        {
            Journal.Add(session, call.Breach(XSandbox.Word, kind, detail));
        }
    }
}
