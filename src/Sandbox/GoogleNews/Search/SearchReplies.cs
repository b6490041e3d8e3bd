using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.GoogleNews.Search;

/// <summary>The envelope of Google's interfaces, in Search Console's words.</summary>
internal static class SearchReplies
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SandboxReply LoginRequired => Error(401, "required", "UNAUTHENTICATED",
        "Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential.");

    public static SandboxReply BadToken => Error(401, "authError", "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.");

    public static SandboxReply Internal => Error(500, "backendError", "INTERNAL", "Internal error encountered.");

    public static SandboxReply UnknownPath => Error(404, "notFound", "NOT_FOUND", "Requested entity was not found.");

    public static SandboxReply NotPermitted(string property) => Error(403, "forbidden", "PERMISSION_DENIED",
        $"User does not have sufficient permission for site '{property}'. See also: https://support.google.com/webmasters/answer/2451999.");

    public static SandboxReply OverLimit(int status) => status == 403
        ? Error(403, "quotaExceeded", "PERMISSION_DENIED", "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user'.")
        : Error(429, "rateLimitExceeded", "RESOURCE_EXHAUSTED", "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user'.");

    public static SandboxReply Invalid(string message) => Error(400, "invalidParameter", "INVALID_ARGUMENT", message);

    public static SandboxReply Ok(JsonObject body) => new(200, SandboxReply.Json, body.ToJsonString(Plain));

    private static SandboxReply Error(int code, string reason, string status, string message) => new(code, SandboxReply.Json, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = message,
            ["errors"] = new JsonArray(new JsonObject { ["message"] = message, ["domain"] = reason == "quotaExceeded" ? "usageLimits" : "global", ["reason"] = reason }),
            ["status"] = status,
        },
    }.ToJsonString(Plain));
}
