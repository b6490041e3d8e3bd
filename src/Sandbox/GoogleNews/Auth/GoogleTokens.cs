using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.GoogleNews.Auth;

/// <summary>POST /token, and who has a token of it.</summary>
internal sealed class GoogleTokens(GoogleNewsSandboxOptions options, GoogleAccount account)
{
    private const int Lifetime = 3599;

    public SandboxReply Give(SqlSession session, SandboxCall call)
    {
        if (call.Method != "POST" || !GoogleForm.IsForm(call) || GoogleForm.Body(call) is not { } body)
        {
            return Error(400, "invalid_request", "The call is a POST of application/x-www-form-urlencoded.");
        }

        var now = call.Begun + (call.Fault is Fault.ClockSkew skew ? skew.By : TimeSpan.Zero);
        var form = GoogleForm.Read(body);
        return GoogleForm.One(form, "grant_type") switch
        {
            "urn:ietf:params:oauth:grant-type:jwt-bearer" =>
                GoogleAssertion.Problem(account, GoogleForm.One(form, "assertion") ?? "", now, options.AssertionTolerance) is var (error, description)
                    ? Error(400, error, description)
                    : Draw(session, call),
            "refresh_token" when GoogleForm.One(form, "client_id") != options.ClientId || GoogleForm.One(form, "client_secret") != options.ClientSecret =>
                Error(401, "invalid_client", "The OAuth client was not found."),
            "refresh_token" => GoogleForm.One(form, "refresh_token") == options.RefreshToken
                ? Draw(session, call)
                : Error(400, "invalid_grant", "Token has been expired or revoked."),
            var other => Error(400, "unsupported_grant_type", "Invalid grant_type: " + other),
        };
    }

    public static bool Known(SqlSession session, SandboxCall call) => Presented(call) is { } token
        && session.Number($"SELECT count(*) FROM google_tokens WHERE token = {token} AND expires > {call.Begun}") == 1;

    public static string? Presented(SandboxCall call) =>
        call.Authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? call.Authorization["Bearer ".Length..].Trim() : null;

    public static void Expire(SqlSession session, SandboxCall call) =>
        session.Execute($"UPDATE google_tokens SET expires = {call.Begun} WHERE token = {Presented(call)}");

    private static SandboxReply Draw(SqlSession session, SandboxCall call)
    {
        if (call.GivenUp)
        {
            return SandboxReply.Abandoned;
        }

        var token = "ya29.sandbox-" + RandomNumberGenerator.GetHexString(48, lowercase: true);
        session.Execute($"INSERT INTO google_tokens (token, expires) VALUES ({token}, {call.Begun + TimeSpan.FromSeconds(Lifetime)})");
        return new SandboxReply(200, SandboxReply.Json, new JsonObject
        {
            ["access_token"] = token,
            ["expires_in"] = Lifetime,
            ["token_type"] = "Bearer",
        }.ToJsonString());
    }

    private static SandboxReply Error(int status, string error, string description) => new(
        status, SandboxReply.Json, new JsonObject { ["error"] = error, ["error_description"] = description }.ToJsonString());
}
