using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Graph;

/// <summary>Finds out whose token came with a call, and whether it is still good.</summary>
internal static class GraphTokenCheck
{
    private const string Bearer = "Bearer ";
    private const int Dead = 190;

    public static (GraphToken? Token, SandboxReply? Refusal) Recognise(
        SqlSession session, SandboxCall call, GraphParameters parameters, GraphSandboxOptions options)
    {
        var inHeader = options.BearerAccepted && call.Authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? call.Authorization[Bearer.Length..].Trim() : null;
        if ((inHeader ?? parameters.Token) is not { Length: > 0 } value)
        {
            return (null, GraphReplies.Error(104, null, "An access token is required to request this resource."));
        }

        if (call.Fault is Fault.ExpiredToken)
        {
            GraphTokens.Revoke(session, value, GraphRevocation.Expired);
        }

        return GraphTokens.Find(session, value) is not { } held ? (null, GraphReplies.Error(Dead, null, "Invalid OAuth access token - Cannot parse access token"))
            : (Revocation(held.Revoked) ?? Expiry(held.Token, call.Begun) ?? OfProof(value, parameters.Proof, options)) is { } refusal ? (null, refusal)
            : (held.Token, null);
    }

    private static SandboxReply? Revocation(GraphRevocation? revoked) => revoked switch
    {
        null => null,
        GraphRevocation.AppRemoved => GraphReplies.Error(Dead, 458, "Error validating access token: The user has not authorized application."),
        GraphRevocation.Checkpointed => GraphReplies.Error(Dead, 459, "Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given."),
        GraphRevocation.PasswordChanged => GraphReplies.Error(Dead, 460, "Error validating access token: The session has been invalidated because the user changed their password."),
        GraphRevocation.Expired => GraphReplies.Error(Dead, 463, "Error validating access token: Session has expired."),
        GraphRevocation.LoggedOut => GraphReplies.Error(Dead, 467, "Error validating access token: The session is invalid because the user logged out."),
        GraphRevocation.RoleLost => GraphReplies.Error(Dead, 492, "Error validating access token: The user must be an administrator of the page."),
        _ => GraphReplies.Error(Dead, null, "Error validating access token."),
    };

    private static SandboxReply? Expiry(GraphToken token, DateTimeOffset now) => token.ExpiresAt is { } end && end <= now
        ? GraphReplies.Error(Dead, 463, $"Error validating access token: Session has expired on {end:R}. The current time is {now:R}.")
        : null;

    private static SandboxReply? OfProof(string token, string? proof, GraphSandboxOptions options) => proof switch
    {
        null => options.RequireProof ? GraphReplies.Error(100, null, GraphReplies.ProofMissing) : null,
        _ => GraphProof.Fits(proof, token, options.AppSecret) ? null : GraphReplies.Error(100, null, GraphReplies.ProofWrong),
    };
}
