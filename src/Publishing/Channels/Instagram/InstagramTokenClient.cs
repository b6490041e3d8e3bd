using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>
/// Renews a token of Instagram's own login at <see href="https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token">GET
/// /refresh_access_token</see>: one at least 24 hours old and not ended is good for 60 days more.
/// </summary>
/// <remarks>
/// The reference has the token as a parameter of the query and nowhere else, so here alone it stands in a URL; nothing logs that one. The token that is
/// shown stays good until its own end, so whatever is no clear refusal may be tried again, and so may .NET, which repeats a read on a connection that dies.
/// </remarks>
/// <param name="credential">Whose secret proves the app, where it is set.</param>
/// <param name="variable">Where a person sets a new token.</param>
internal sealed class InstagramTokenClient(ChannelCall calls, InstagramOptions options, GraphCredential credential, string variable, TimeProvider time) : ITokenClient
{
    /// <summary>No token is given for longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    /// <summary>The code of a token that is good no longer; what else speaks of credentials, such as a wrong secret, leaves the token as it is.</summary>
    private const int Dead = 190;

    private const int Expired = 463;

    /// <summary>Mended by the account's owner, after which the same token works.</summary>
    private const int Checkpointed = 459;
    private const int Unconfirmed = 464;

    public async Task<TokenReply> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var shown = credential with { AccessToken = refreshToken };
        using var request = calls.Request(HttpMethod.Get, "/refresh_access_token?" + Query(shown));
        try
        {
            return Read(await calls.SendAsync(request, options.CallTimeout, ChannelAnswer.ShortBodyCap, cancellationToken), shown);
        }
        catch (Exception e) when (e.EndsTheCall)
        {
            return new TokenReply.NotNow($"Instagram did not answer: {e.Message}", null);
        }
    }

    private static string Query(GraphCredential shown) =>
        $"grant_type=ig_refresh_token&access_token={Uri.EscapeDataString(shown.AccessToken)}{(shown.Proof is { } proof ? $"&appsecret_proof={proof}" : "")}";

    private TokenReply Read(ChannelAnswer answer, GraphCredential shown)
    {
        if (answer.IsSuccess)
        {
            return InstagramWire.ReadToken(answer.Body) is { AccessToken: { Length: > 0 } token } renewed
                ? new TokenReply.Renewed(token, token, LifetimeOf(renewed))
                : new TokenReply.NotNow($"Instagram answered {answer.Status}, but its answer holds no token.", null);
        }

        var now = time.GetUtcNow();
        var verdict = GraphReply.Classify(shown.HideIn(answer), options, now);
        return verdict.Class switch
        {
            GraphClass.Token when verdict.Error is { Code: Dead, Subcode: Expired } =>
                new TokenReply.Refused($"The token has ended; make a new one for the account in Meta's app dashboard and set it as {variable}."),
            GraphClass.Token when verdict.Error is { Code: Dead, Subcode: not (Checkpointed or Unconfirmed) } => new TokenReply.Refused($"{verdict.Reason} It is set as {variable}."),
            GraphClass.Throttle => new TokenReply.NotNow(verdict.Reason, verdict.Until - now),
            _ => new TokenReply.NotNow(verdict.Reason, null),
        };
    }

    private static TimeSpan LifetimeOf(InstagramToken renewed) =>
        renewed.ExpiresIn is > 0 and var seconds && TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds)) is var lifetime ? lifetime : Longest;
}
