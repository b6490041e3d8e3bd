using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.X.Media;

/// <summary>POST /2/media/metadata: the alternative text of an upload.</summary>
internal sealed class DescribeMedia(TimeProvider time)
{
    private const int Longest = 1_000;

    public SandboxReply Answer(SqlSession session, SandboxCall call, XSandboxAccount account)
    {
        if (Read(call.Body) is not (var id, { } text))
        {
            return XReplies.Invalid("Request body is not valid JSON.");
        }

        if (text.Length > Longest)
        {
            return XReplies.Invalid("$.metadata.alt_text.text: must be at most 1000 characters long", "metadata.alt_text.text", text);
        }

        if (XUploads.Find(session, id, account.UserId, time.GetUtcNow()) is null)
        {
            return XReplies.Invalid("Your media IDs are invalid.", "id", id);
        }

        if (call.GivenUp)
        {
            return SandboxReply.Abandoned;
        }

        XUploads.Describe(session, id, text);
        return XReplies.Ok(new JsonObject
        {
            ["data"] = new JsonObject { ["id"] = id, ["associated_metadata"] = new JsonObject { ["alt_text"] = new JsonObject { ["text"] = text } } },
        });
    }

    private static (string Id, string? Text) Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return (root.GetProperty("id").GetString() ?? "", root.GetProperty("metadata").GetProperty("alt_text").GetProperty("text").GetString());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return ("", null);
        }
    }
}
