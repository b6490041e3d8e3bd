using System.Text;

namespace Distribution.Publishing.Channels.X;

/// <summary>
/// Renews a pair at <see href="https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token">POST /2/oauth2/token</see>:
/// a confidential client shows itself with Basic, a public one with its id in the body.
/// </summary>
internal sealed class XTokenClient(XCalls calls, XOptions options, string clientId, string? clientSecret, TimeProvider time) : ITokenClient
{
    private const int UsualSeconds = 7200;

    /// <summary>Longer than a connection takes, far shorter than the lease it is done under.</summary>
    private static readonly TimeSpan SendWindow = TimeSpan.FromSeconds(15);

    public async Task<TokenReply> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        using var content = new PublishingContent(Form(refreshToken), "application/x-www-form-urlencoded", new(time, SendWindow));
        using var request = calls.Request(HttpMethod.Post, "/2/oauth2/token");
        request.Content = content;
        request.Headers.Authorization = clientSecret is null
            ? null
            : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}")));
        try
        {
            return Read(await calls.SendAsync(request, ChannelAnswer.ShortBodyCap, cancellationToken));
        }
        catch (Exception e) when (e.NeverSent(content))
        {
            return new TokenReply.NotNow($"X could not be reached: {(e.InnerException as NeverSentException ?? e).Message}", null);
        }
        catch (Exception e) when (e.EndsTheCall)
        {
            return new TokenReply.Unknown($"X did not answer: {e.Message}");
        }
    }

    private byte[] Form(string refreshToken) => Encoding.ASCII.GetBytes(
        $"grant_type=refresh_token&refresh_token={Uri.EscapeDataString(refreshToken)}"
        + (clientSecret is null ? $"&client_id={Uri.EscapeDataString(clientId)}" : ""));

    private TokenReply Read(ChannelAnswer answer) => answer switch
    {
        { IsSuccess: true } => XWire.ReadTokens(answer.Body) is { AccessToken: { } token } pair
            ? new TokenReply.Renewed(token, pair.RefreshToken, TimeSpan.FromSeconds(pair.ExpiresIn is > 0 and var seconds ? seconds : UsualSeconds))
            : new TokenReply.Unknown($"X answered {answer.Status}, but its answer holds no token."),
        { Status: 429 } when time.GetUtcNow() is var now =>
            new TokenReply.NotNow("X wants no more calls for now.", answer.ThrottledUntil(options, now) - now),
        { Status: 408 or 425 or 499 } => new TokenReply.Unknown($"X answered {answer.Status}."),
        { Status: >= 400 and <= 499 } => Refusal(answer),
        _ => new TokenReply.Unknown($"X answered {answer.Status}."),
    };

    /// <summary>X's own words end it; a page of a guard before X says nothing about the token.</summary>
    private static TokenReply Refusal(ChannelAnswer answer)
    {
        var words = XWire.ReadTokenError(answer.Body) is { Error: { } error } read ? read.ErrorDescription ?? error : XProblem.Read(answer.Body).Sentence;
        return words is null
            ? new TokenReply.NotNow($"X answered {answer.Status} without a reason.", null)
            : new TokenReply.Refused($"X does not renew the connection: {words}");
    }
}
