using System.Globalization;
using System.Text.Json.Nodes;

namespace Distribution.Sandbox.X.Reading;

/// <summary>A post as a reading call gives it.</summary>
internal static class PostJson
{
    public static JsonObject Write(XPost post, FieldRequest request)
    {
        var json = new JsonObject
        {
            ["id"] = post.Id,
            ["text"] = post.Text,
            [request.NewSpelling ? "edit_history_post_ids" : "edit_history_tweet_ids"] = new JsonArray(post.Id),
        };
        Add("created_at", () => Time(post.CreatedAt));
        Add("author_id", () => post.UserId);
        Add("conversation_id", () => post.InReplyTo ?? post.Id);
        Add("in_reply_to_user_id", () => post.InReplyTo is null ? null : post.UserId);
        Add(request.NewSpelling ? "referenced_posts" : "referenced_tweets", () => post.InReplyTo is { } parent
            ? new JsonArray(new JsonObject { ["type"] = "replied_to", ["id"] = parent })
            : null);
        Add("entities", () => post.Links.Count == 0 ? null : new JsonObject { ["urls"] = new JsonArray([.. post.Links.Select(Link)]) });
        return json;

        void Add(string name, Func<JsonNode?> value)
        {
            if (request.Fields.Contains(name) && value() is { } given)
            {
                json[name] = given;
            }
        }
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Link(XLink link) => new()
    {
        ["start"] = link.Start,
        ["end"] = link.End,
        ["url"] = link.Shortened,
        ["expanded_url"] = link.Expanded,
        ["display_url"] = link.Displayed,
    };
}
