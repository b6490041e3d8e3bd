namespace Distribution.Sandbox.X.Posting;

/// <summary>The body of POST /2/tweets. https://docs.x.com/x-api/posts/create-post</summary>
internal static class PostShape
{
    private static readonly Shape Id = new Shape.Text(IsId, "does not match the regex pattern ^[0-9]{1,19}$");
    private static readonly Shape Any = new Shape.Text(_ => true, "");
    private static readonly Shape Flag = new Shape.Flag();

    private static readonly Shape ReplySettings = new Shape.Text(
        value => value is "following" or "mentionedUsers" or "subscribers" or "verified",
        "does not have a value in the enumeration [following, mentionedUsers, subscribers, verified]");

    public static Shape Instance { get; } = Members(new()
    {
        ["text"] = Any,
        ["media"] = Members(new()
        {
            ["media_ids"] = new Shape.Many(Id, 1, 4),
            ["tagged_user_ids"] = new Shape.Many(Id, 0, 10),
            ["title"] = Any,
            ["description"] = Any,
            ["embeddable"] = Flag,
            ["preview_media_id"] = Id,
            ["call_to_actions"] = Members([]),
        }),
        ["reply"] = Members(new()
        {
            ["in_reply_to_tweet_id"] = Id,
            ["exclude_reply_user_ids"] = new Shape.Many(Id, 0, 10),
            ["auto_populate_reply_metadata"] = Flag,
        }, "in_reply_to_tweet_id"),
        ["reply_settings"] = ReplySettings,
        ["quote_tweet_id"] = Id,
        ["poll"] = Members(new()
        {
            ["options"] = new Shape.Many(new Shape.Text(option => option.Length is >= 1 and <= 25, "must be 1 to 25 characters long"), 2, 4),
            ["duration_minutes"] = new Shape.Whole(5, 10080),
            ["reply_settings"] = ReplySettings,
        }, "options", "duration_minutes"),
        ["card_uri"] = Any,
        ["direct_message_deep_link"] = Any,
        ["community_id"] = Id,
        ["share_with_followers"] = Flag,
        ["nullcast"] = Flag,
        ["for_super_followers_only"] = Flag,
        ["geo"] = Members(new() { ["place_id"] = Any }),
        ["made_with_ai"] = Flag,
        ["paid_partnership"] = Flag,
        ["edit_options"] = Members(new() { ["previous_post_id"] = Id }, "previous_post_id"),
    });

    public static bool IsId(string value) => value.Length is >= 1 and <= 19 && value.All(char.IsAsciiDigit);

    private static Shape.Members Members(Dictionary<string, Shape> known, params string[] required) => new(known, required);
}
