using System.Text.Json.Nodes;
using Distribution.Sandbox.Graph;

namespace Distribution.Sandbox.Facebook;

/// <summary>Pages and posts as the interface shows them, every field there is.</summary>
internal sealed class FacebookNodes(FacebookSandboxOptions options)
{
    public const string UsualOfPost = "created_time,message,id";
    public const string UsualOfPage = "name,id";

    /// <summary>A post that has everything: what fields are checked against.</summary>
    public JsonObject WholePost() => Post(new FacebookPost
    {
        Id = "1_2",
        PageId = "1",
        Message = "-",
        Link = "https://example.com/",
        CreatedAt = DateTimeOffset.UnixEpoch,
        VisibleAt = DateTimeOffset.UnixEpoch,
        DeletedAt = null,
    });

    // There is no link among a Page post's fields: the link shared is found in the attachments alone.
    public JsonObject Post(FacebookPost post) => new()
    {
        ["id"] = post.Id,
        ["message"] = post.Message,
        ["created_time"] = GraphReplies.Time(post.CreatedAt),
        ["updated_time"] = GraphReplies.Time(post.CreatedAt),
        ["permalink_url"] = post.Permalink,
        ["is_published"] = true,
        ["is_hidden"] = false,
        ["status_type"] = post.Link is null ? "mobile_status_update" : "shared_story",
        ["application"] = new JsonObject { ["name"] = "Sandbox app", ["id"] = "1000000000000001" },
        ["from"] = new JsonObject { ["name"] = options.Accounts.FirstOrDefault(account => account.PageId == post.PageId)?.Name ?? post.PageId, ["id"] = post.PageId },
        ["attachments"] = post.Link is null ? null : new JsonObject { ["data"] = new JsonArray(Attachment(post.Link)) },
    };

    public static JsonObject Page(FacebookSandboxAccount page) => new()
    {
        ["id"] = page.PageId,
        ["name"] = page.Name,
        ["username"] = page.Username,
        ["link"] = "https://www.facebook.com/" + page.PageId,
        ["category"] = "News & media website",
    };

    private JsonObject Attachment(string link)
    {
        var shown = options.ShimsLinks ? "https://l.facebook.com/l.php?u=" + Uri.EscapeDataString(link) : link;
        return new JsonObject
        {
            ["media_type"] = "link",
            ["type"] = "share",
            ["title"] = new Uri(link).Host,
            ["url"] = shown,
            ["unshimmed_url"] = link,
            ["target"] = new JsonObject { ["url"] = shown },
        };
    }
}
