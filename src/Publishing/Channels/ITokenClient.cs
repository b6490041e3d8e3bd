namespace Distribution.Publishing.Channels;

/// <summary>A network's way of renewing a token pair.</summary>
public interface ITokenClient
{
    /// <summary>Trades the refresh token for a new pair. One request, never repeated inside: the token is good for one use.</summary>
    Task<TokenReply> RefreshAsync(string refreshToken, CancellationToken cancellationToken);
}
