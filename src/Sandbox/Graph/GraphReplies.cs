using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.Graph;

/// <summary>The bodies the Graph API answers with.</summary>
internal static class GraphReplies
{
    // Nobody at Meta documents these two texts. Callers may know them by the parameter's name alone.
    public const string ProofMissing = "API calls from the server require an appsecret_proof argument";
    public const string ProofWrong = "Invalid appsecret_proof provided in the API argument";

    private const string TraceCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SandboxReply Success => Ok(new JsonObject { ["success"] = true });

    public static SandboxReply Ok(JsonObject body) => new(200, SandboxReply.Json, Text(body));

    public static SandboxReply Error(GraphError error)
    {
        var inside = new JsonObject { ["message"] = error.Message, ["type"] = error.Type, ["code"] = error.Code };
        Add("error_subcode", error.Subcode);
        Add("is_transient", error.IsTransient);
        Add("error_user_title", error.UserTitle);
        Add("error_user_msg", error.UserMessage);
        inside["fbtrace_id"] = TraceId();
        return new SandboxReply(error.Status, SandboxReply.Json, Text(new JsonObject { ["error"] = inside }));

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                inside[name] = value;
            }
        }
    }

    public static SandboxReply Error(int code, int? subcode, string message) => Error(new GraphError(code, subcode, message));

    /// <summary>Code 100: a parameter is missing, unknown or wrong.</summary>
    public static SandboxReply Invalid(string message) => Error(100, null, "(#100) " + message);

    /// <summary>Code 100, subcode 33: no such object, or the token cannot see it, or it has no such call.</summary>
    public static SandboxReply Missing(string method, string id, string type) => Error(new GraphError(100, 33,
        $"Unsupported {method.ToLowerInvariant()} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.")
    {
        Type = type,
    });

    /// <summary>The same error under another type's name; one of a token keeps its own.</summary>
    public static SandboxReply Renamed(SandboxReply reply, string type)
    {
        if (reply.Status < 400 || reply.Body.Length == 0 || JsonNode.Parse(reply.Body)?["error"] is not JsonObject error || (int?)error["code"] == 190)
        {
            return reply;
        }

        error["type"] = type;
        return reply with { Body = Text(error.Root.AsObject()) };
    }

    public static string TraceId() => "A" + RandomNumberGenerator.GetString(TraceCharacters, 22);

    /// <summary>Seconds, and an offset without a colon.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);

    private static string Text(JsonObject body) => body.ToJsonString(Plain);
}
