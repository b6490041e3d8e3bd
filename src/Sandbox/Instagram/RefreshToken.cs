using System.Text.Json.Nodes;
using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Instagram;

/// <summary>
/// GET /refresh_access_token of graph.instagram.com, https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token: without a
/// version, and the one call that wants its token in the query.
/// </summary>
internal sealed class RefreshToken(InstagramSandboxOptions options, TimeProvider time)
{
    public const string Path = "/refresh_access_token";

    private const string Grant = "ig_refresh_token";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(60);
    private static readonly TimeSpan Youngest = TimeSpan.FromHours(24);

    public SandboxReply Answer(SqlSession session, SandboxCall call)
    {
        if (call.Method != "GET" || options.Flavour != InstagramFlavour.InstagramLogin)
        {
            Journal.Add(session, call.Breach(InstagramSandbox.Word, "unknown-path", call.Method + " " + call.Path));
            return GraphReplies.Error(100, null, $"Unsupported request - method type: {call.Method.ToLowerInvariant()}");
        }

        var parameters = GraphParameters.Read(call);
        if (OfParameters(session, call, parameters) is { } wrong)
        {
            return wrong;
        }

        var (token, refusal) = GraphTokenCheck.Recognise(session, call, parameters, options);
        return token is null ? refusal!
            : token.Kind != GraphTokenKind.Instagram ? GraphReplies.Invalid("The access token is not one of an Instagram account's.")
            : time.GetUtcNow() - InstagramTokens.GivenAt(session, token.Value) < Youngest ? GraphReplies.Error(options.TooYoung, null, "The access token is younger than 24 hours.")
            : call.GivenUp ? SandboxReply.Abandoned
            : Renew(session, token);
    }

    private SandboxReply Renew(SqlSession session, GraphToken token)
    {
        var now = time.GetUtcNow();
        return GraphReplies.Ok(new JsonObject
        {
            ["access_token"] = InstagramTokens.Renew(session, token, options.RenewalKeepsTheToken, now, now + Lifetime),
            ["token_type"] = "bearer",
            ["expires_in"] = (long)Lifetime.TotalSeconds,
            ["permissions"] = token.Permissions is { } some ? string.Join(',', some) : "instagram_business_basic,instagram_business_content_publish",
        });
    }

    private static SandboxReply? OfParameters(SqlSession session, SandboxCall call, GraphParameters parameters)
    {
        if (parameters.Problem is { } problem)
        {
            return GraphReplies.Invalid(problem);
        }

        if (call.Bytes.Length > 0 || call.Authorization.Length > 0)
        {
            Journal.Add(session, call.Breach(InstagramSandbox.Word, "unknown-parameter", "The call takes neither a body nor an Authorization header."));
            return GraphReplies.Invalid("The call takes neither a body nor an Authorization header");
        }

        if (parameters.Names.FirstOrDefault(name => name != "grant_type") is { } unknown)
        {
            Journal.Add(session, call.Breach(InstagramSandbox.Word, "unknown-parameter", unknown));
            return GraphReplies.Invalid($"Unexpected param {unknown}");
        }

        return parameters["grant_type"] == Grant ? null : GraphReplies.Invalid($"Param grant_type must be {Grant}");
    }
}
