using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Distribution.Sandbox.GoogleNews.Auth;

/// <summary>A signed assertion of the jwt-bearer grant (RFC 7523) as Google judges it.</summary>
internal static class GoogleAssertion
{
    private const string Scope = "https://www.googleapis.com/auth/webmasters";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <returns>The error and its description; null when a token may be given.</returns>
    public static (string Error, string Description)? Problem(GoogleAccount account, string assertion, DateTimeOffset now, TimeSpan tolerance)
    {
        if (assertion.Split('.') is not [var head, var claims, var signature] || Json(head) is not { } header || Json(claims) is not { } payload
            || Bytes(signature) is not { } signed)
        {
            return ("invalid_grant", "Bad Request: the assertion is no JWT.");
        }

        if (Text(header, "alg") != "RS256" || Text(header, "kid") is not (null or GoogleAccount.KeyId)
            || !account.Signed(Encoding.ASCII.GetBytes($"{head}.{claims}"), signed))
        {
            return ("invalid_grant", "Invalid JWT Signature.");
        }

        if (Text(payload, "iss") != GoogleAccount.Email)
        {
            return ("invalid_grant", "Invalid grant: account not found");
        }

        if (Text(payload, "aud") != GoogleAccount.TokenAddress)
        {
            return ("invalid_grant", "Invalid JWT: Failed audience check.");
        }

        if (Time(payload, "iat") is not { } issued || Time(payload, "exp") is not { } ends
            || ends <= now - tolerance || issued > now + tolerance || ends - issued > Longest)
        {
            return ("invalid_grant",
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.");
        }

        return Text(payload, "scope")?.Split(' ').Contains(Scope) == true
            ? null
            : ("invalid_scope", "Invalid OAuth scope or ID token audience provided.");
    }

    private static JsonObject? Json(string part)
    {
        try
        {
            return Bytes(part) is { } bytes ? JsonNode.Parse(bytes) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(string part)
    {
        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static DateTimeOffset? Time(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue(out double seconds)
        && seconds is > 0 and < 1e11 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
}
