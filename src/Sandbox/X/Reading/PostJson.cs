using System.Globalization;
using System.Text.Json.Nodes;

namespace Distribution.Sandbox.X.Reading;

/// <summary>A post as a reading call gives it.</summary>
internal static class PostJson
{
    private const int LongerThan = 280;

    /// <summary>Characters, less those of a word that would be cut in two.</summary>
    private const int Shown = 270;

    /// <param name="cutsLong">Whether the text of a long post is only its beginning; the whole is in its note, which must be asked for.</param>
    public static JsonObject Write(XPost post, FieldRequest request, bool cutsLong)
    {
        var isCut = cutsLong && post.Length > LongerThan;
        var text = isCut ? Beginning(post.Text) : post.Text;
        var json = new JsonObject
        {
            ["id"] = post.Id,
            ["text"] = text,
            [request.NewSpelling ? "edit_history_post_ids" : "edit_history_tweet_ids"] = new JsonArray(post.Id),
        };
        Add("created_at", () => Time(post.CreatedAt));
        Add("author_id", () => post.UserId);
        Add("conversation_id", () => post.InReplyTo ?? post.Id);
        Add("in_reply_to_user_id", () => post.InReplyTo is null ? null : post.UserId);
        Add(request.NewSpelling ? "referenced_posts" : "referenced_tweets", () => post.InReplyTo is { } parent
            ? new JsonArray(new JsonObject { ["type"] = "replied_to", ["id"] = parent })
            : null);
        Add("entities", () => Entities(post.Links.Where(link => link.End <= text.EnumerateRunes().Count())));
        Add("note_tweet", () => isCut ? Note(post) : null);
        Add("note_post", () => isCut ? Note(post) : null);
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

    private static JsonObject? Entities(IEnumerable<XLink> links) =>
        links.Select(Link).ToArray() is { Length: > 0 } urls ? new JsonObject { ["urls"] = new JsonArray(urls) } : null;

    private static JsonObject Note(XPost post)
    {
        var note = new JsonObject { ["text"] = post.Text };
        if (Entities(post.Links) is { } entities)
        {
            note["entities"] = entities;
        }

        return note;
    }

    private static string Beginning(string text)
    {
        var shown = string.Concat(text.EnumerateRunes().Take(Shown));
        return shown.LastIndexOfAny([' ', '\n']) is > 0 and var space ? shown[..space] : shown;
    }

    private static JsonObject Link(XLink link) => new()
    {
        ["start"] = link.Start,
        ["end"] = link.End,
        ["url"] = link.Shortened,
        ["expanded_url"] = link.Expanded,
        ["display_url"] = link.Displayed,
    };
}
