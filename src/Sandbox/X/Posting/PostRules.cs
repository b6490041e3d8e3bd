using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;
using Distribution.Sandbox.X.Media;
using Distribution.Sandbox.X.Text;

namespace Distribution.Sandbox.X.Posting;

/// <summary>What a well-formed post may still be refused for, in X's order.</summary>
internal sealed class PostRules(XSandboxOptions options, TimeProvider time)
{
    private const int Longest = 280;
    private const int LongestPremium = 25_000;
    private static readonly string[] Exclusive = ["poll", "quote_tweet_id", "direct_message_deep_link", "media", "card_uri"];

    public SandboxReply? Refusal(SqlSession session, PostBody body, XSandboxAccount account)
    {
        if (Exclusive.Count(body.Has) > 1)
        {
            return XReplies.Invalid("You can only provide one of poll or quote_tweet_id or direct_message_deep_link or media or card_uri.");
        }

        if (body.MediaIds is { } ids && ids.Split(',').Any(id => XUploads.Find(session, id, account.UserId, time.GetUtcNow()) is null))
        {
            return XReplies.Invalid("Your media IDs are invalid.", "media.media_ids", ids);
        }

        return Tags.Cashtags(body.Text) > 1
            ? options.CashtagStatus == 400 ? XReplies.Invalid("You can only use one cashtag per post.", "text", body.Submitted) : XReplies.NotPermitted
            : OfPolicy(session, body, account) ?? OfLength(body, account) ?? OfRepetition(session, body, account);
    }

    private SandboxReply? OfPolicy(SqlSession session, PostBody body, XSandboxAccount account)
    {
        if (body.Parent is { } parent && !(options.SelfReplyAllowed && XPosts.Find(session, parent)?.UserId == account.UserId))
        {
            return XReplies.ReplyNotAllowed;
        }

        if (body.Has("quote_tweet_id"))
        {
            return XReplies.QuoteNotAllowed;
        }

        var mayMention = options.Mentions == MentionPolicy.Allow || (options.Mentions == MentionPolicy.RefuseOutsideReplies && body.Parent is not null);
        return body.Has("edit_options") || (!mayMention && Tags.AnyMention(body.Text)) ? XReplies.NotPermitted : null;
    }

    private SandboxReply? OfLength(PostBody body, XSandboxAccount account)
    {
        if (body.Text.Length > (account.Premium ? LongestPremium : Longest))
        {
            return options.TooLongStatus == 403 ? XReplies.TooLongForbidden : XReplies.Invalid(XReplies.TooLong, "text", body.Submitted);
        }

        var attached = body.Has("poll") || body.Has("card_uri") || body.MediaIds is not null;
        return (body.Text.Length == 0 && !attached) || body.Text.HasForbidden
            ? XReplies.Invalid("$.text: is empty or holds a forbidden character", "text", body.Submitted)
            : null;
    }

    private SandboxReply? OfRepetition(SqlSession session, PostBody body, XSandboxAccount account) =>
        body.Text.Length > 0 && XPosts.IsDuplicate(session, account.UserId, body.Text.Normalized, time.GetUtcNow() - options.DuplicateWindow)
            ? XReplies.Duplicate
            : null;
}
