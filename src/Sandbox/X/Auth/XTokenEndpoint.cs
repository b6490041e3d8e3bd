using System.Text;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.X.Auth;

/// <summary>POST /2/oauth2/token: the refresh_token grant.</summary>
internal sealed class XTokenEndpoint(XSandboxOptions options, XTokens tokens)
{
    public SandboxReply Answer(SqlSession session, SandboxCall call)
    {
        if (call.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Error(400, "invalid_request", "The body must be application/x-www-form-urlencoded.");
        }

        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in QueryParameters.Read(call.Body))
        {
            if (!form.TryAdd(name, value))
            {
                return Error(400, "invalid_request", $"Repeated parameter: [{name}]");
            }
        }

        if (ClientOf(call, form) is not { } client)
        {
            return Error(401, "unauthorized_client", "Missing valid authorization header");
        }

        if (form.GetValueOrDefault("grant_type") != "refresh_token" || !form.TryGetValue("refresh_token", out var refresh))
        {
            return Error(400, "invalid_request", "Only the refresh_token grant is here.");
        }

        if (tokens.Refresh(session, refresh, client, call.Begun, out var reused) is { } pair)
        {
            return XReplies.Ok(new JsonObject
            {
                ["token_type"] = "bearer",
                ["expires_in"] = (int)XTokens.Lifetime.TotalSeconds,
                ["access_token"] = pair.Access,
                ["scope"] = pair.Scopes,
                ["refresh_token"] = pair.Refresh,
            });
        }

        if (reused)
        {
            Journal.Add(session, call.Breach(XSandbox.Word, "refresh-reuse", "A spent refresh token came again."));
        }

        return Error(400, "invalid_request", "Value passed for the token was invalid.");
    }

    /// <summary>A confidential client proves itself by Basic; a public one names itself in the body.</summary>
    private string? ClientOf(SandboxCall call, Dictionary<string, string> form)
    {
        if (!call.Authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return options.Accounts.FirstOrDefault(account => account.ClientSecret is null && account.ClientId == form.GetValueOrDefault("client_id"))?.ClientId;
        }

        var buffer = new byte[call.Authorization.Length];
        return Convert.TryFromBase64String(call.Authorization["Basic ".Length..].Trim(), buffer, out var written)
            ? options.Accounts.FirstOrDefault(account =>
                account.ClientSecret is { } secret && Encoding.UTF8.GetString(buffer, 0, written) == $"{account.ClientId}:{secret}")?.ClientId
            : null;
    }

    private static SandboxReply Error(int status, string error, string description) => new(
        status, SandboxReply.Json, XReplies.Text(new JsonObject { ["error"] = error, ["error_description"] = description }));
}
