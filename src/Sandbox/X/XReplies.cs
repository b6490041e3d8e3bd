using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.X;

/// <summary>The bodies X answers with; the words are X's own.</summary>
internal static class XReplies
{
    public const string TooLong =
        "Your Tweet text is too long. For more information on how Twitter determines text length see https://github.com/twitter/twitter-text.";

    private const string Problems = "https://api.twitter.com/2/problems/";
    private const long AppAccount = 2056915467785113600;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SandboxReply Unauthorized => Problem(401, "Unauthorized", "Unauthorized");
    public static SandboxReply Forbidden => Problem(403, "Forbidden", "Forbidden");
    public static SandboxReply Duplicate => Problem(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.");
    public static SandboxReply NotPermitted => Problem(403, "Forbidden", "You are not permitted to perform this action.");
    public static SandboxReply TooLongForbidden => Problem(403, "Forbidden", TooLong);
    public static SandboxReply NotYours => Problem(403, "Forbidden", "You are not authorized to delete this Tweet.");
    public static SandboxReply ServiceDown => Problem(503, "Service Unavailable", "Service Unavailable");
    public static SandboxReply UnknownPath => Problem(404, "Not Found", "Not Found");
    public static SandboxReply TooManyRequests => Problem(429, "Too Many Requests", "Too Many Requests");

    public static SandboxReply LegacyTooManyRequests =>
        new(429, SandboxReply.Json, """{"errors":[{"code":88,"message":"Rate limit exceeded"}]}""");

    public static SandboxReply Suspended => Problem(403, "Forbidden", "The account is suspended.", Problems + "user-suspended");

    public static SandboxReply ReplyNotAllowed => Problem(403, "Forbidden",
        "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.");

    public static SandboxReply QuoteNotAllowed => Problem(403, "Forbidden",
        "Quoting this post is not allowed because you have not been mentioned or are not part of the conversation thread of the post you are quoting.");

    // The two blanks are X's.
    public static SandboxReply AppOnly => Problem(403, "Unsupported Authentication",
        "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.  Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].",
        Problems + "unsupported-authentication");

    public static SandboxReply ReadOnlyToken => Problem(403, "Forbidden",
        "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.", Problems + "oauth1-permissions");

    public static SandboxReply CreditsDepleted => new(402, SandboxReply.Problem, Text(new JsonObject
    {
        ["account_id"] = AppAccount,
        ["title"] = "CreditsDepleted",
        ["detail"] = $"Your enrolled account [{AppAccount}] does not have any credits to fulfill this request.",
        ["type"] = Problems + "credits",
    }));

    public static SandboxReply Ok(JsonObject body) => new(200, SandboxReply.Json, Text(body));

    public static SandboxReply Created(JsonObject body) => new(201, SandboxReply.Json, Text(body));

    /// <param name="message">What is wrong.</param>
    /// <param name="parameter">The field or query parameter, if one is to blame.</param>
    /// <param name="value">What it held.</param>
    public static SandboxReply Invalid(string message, string? parameter = null, string value = "") => new(400, SandboxReply.Json, Text(new JsonObject
    {
        ["errors"] = new JsonArray(new JsonObject
        {
            ["parameters"] = parameter is null ? [] : new JsonObject { [parameter] = new JsonArray(value) },
            ["message"] = message,
        }),
        ["title"] = "Invalid Request",
        ["detail"] = "One or more parameters to your request was invalid.",
        ["type"] = Problems + "invalid-request",
    }));

    /// <param name="kind">tweet or user.</param>
    /// <param name="id">What was asked for.</param>
    /// <param name="status">404, or 200 for a partial error.</param>
    public static SandboxReply Missing(string kind, string id, int status)
    {
        var problem = new JsonObject
        {
            ["value"] = id,
            ["detail"] = $"Could not find {kind} with id: [{id}].",
            ["title"] = "Not Found Error",
            ["resource_type"] = kind,
            ["parameter"] = "id",
            ["resource_id"] = id,
            ["type"] = Problems + "resource-not-found",
        };
        if (status == 200)
        {
            return Ok(new JsonObject { ["errors"] = new JsonArray(problem) });
        }

        problem["status"] = status;
        return new(status, SandboxReply.Problem, Text(problem));
    }

    public static string Text(JsonObject body) => body.ToJsonString(Plain);

    private static SandboxReply Problem(int status, string title, string detail, string type = "about:blank") => new(
        status, SandboxReply.Problem, Text(new JsonObject { ["title"] = title, ["detail"] = detail, ["type"] = type, ["status"] = status }));
}
