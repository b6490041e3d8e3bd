namespace Distribution.Sandbox.X.Reading;

/// <summary>Which fields of a post were asked for, in which spelling.</summary>
internal sealed record FieldRequest(IReadOnlySet<string> Fields, bool NewSpelling)
{
    private static readonly HashSet<string> Known =
    [
        "article", "attachments", "author_id", "card_uri", "community_id", "context_annotations", "conversation_id", "created_at", "display_text_range",
        "edit_controls", "entities", "geo", "id", "in_reply_to_user_id", "lang", "made_with_ai", "media_metadata", "non_public_metrics", "note_post",
        "note_tweet", "organic_metrics", "paid_partnership", "possibly_sensitive", "promoted_metrics", "public_metrics", "reply_settings", "scopes",
        "source", "suggested_source_links", "text", "withheld",
    ];

    private static readonly HashSet<string> OldNames = ["edit_history_tweet_ids", "referenced_tweets"];
    private static readonly HashSet<string> NewNames = ["edit_history_post_ids", "referenced_posts"];

    public static FieldRequest None(FieldSpelling spelling) => new(new HashSet<string>(), spelling == FieldSpelling.New);

    /// <returns>The first value that is no field in this spelling, or null.</returns>
    public string? Unknown() => Fields.FirstOrDefault(field => !Known.Contains(field) && !(NewSpelling ? NewNames : OldNames).Contains(field));

    /// <returns>Whether a parameter of this name asks for a post's fields, and in which spelling.</returns>
    public static bool IsParameter(string name, FieldSpelling spelling, out bool newSpelling)
    {
        newSpelling = name == "post.fields";
        return newSpelling ? spelling != FieldSpelling.Old : name == "tweet.fields" && spelling != FieldSpelling.New;
    }
}
