using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Connecting;

/// <summary>Reads a channel's token for its requests. Renews nothing: what it finds wanting it notes on the row, and somebody else renews.</summary>
/// <param name="seed">The environment's token, which is used itself until there is a row of it; null where it is none to make requests with.</param>
internal sealed class ConnectionAccess(ChannelName channel, IConnectionStore store, ConnectionOptions options, TimeProvider time, string? seed = null)
{
    private static readonly TimeSpan WhileRefreshing = TimeSpan.FromSeconds(5);

    /// <summary>About one tick: it renews what is wanting.</summary>
    private static readonly TimeSpan UntilRefreshed = TimeSpan.FromSeconds(30);

    /// <summary>The token as it stands.</summary>
    public async Task<AccessReply> ReadAsync(CancellationToken cancellationToken) => Read(await store.FindAsync(channel, cancellationToken));

    /// <summary>The network answered 401 to this token: asks for a renewal, unless the token has just come or is no longer the one.</summary>
    public async Task<AccessReply> RefusedAsync(string used, CancellationToken cancellationToken)
    {
        while (await store.FindAsync(channel, cancellationToken) is { } row)
        {
            var current = Read(row);
            if (current is AccessReply.Token token ? token.Value != used : row.AccessToken != used || row.RefreshWanted)
            {
                return current is AccessReply.Token ? new AccessReply.NotNow("The connection was renewed meanwhile.", TimeSpan.Zero) : current;
            }

            if (options.RenewsItself)
            {
                return new AccessReply.Missing(HoldCause.NeedsReconnecting, "The network refuses the token, and what is refused cannot renew itself; connect the account again.");
            }

            if (time.GetUtcNow() - row.RenewedAt < options.FreshFor)
            {
                return new AccessReply.Missing(HoldCause.NeedsReconnecting, "The network refuses a token it gave only minutes ago.");
            }

            if (await store.SaveAsync(row with { RefreshWanted = true }, cancellationToken) is { } noted)
            {
                return Read(noted);
            }
        }

        return Read(null);
    }

    private AccessReply Read(Connection? row) => time.GetUtcNow() switch
    {
        _ when seed is not null && row?.SeedMark != Connection.MarkOf(seed) => new AccessReply.Token(seed),
        var now when row?.IsRefreshing(now) == true && !options.RenewsItself => new AccessReply.NotNow("The connection is being renewed.", WhileRefreshing),
        var now when row?.IsAlive(now) == true => new AccessReply.Token(row.AccessToken!),
        _ when row?.Problem is { } problem => new AccessReply.Missing(HoldCause.NeedsReconnecting, problem),
        _ => new AccessReply.NotNow("The connection waits for its renewal.", UntilRefreshed),
    };
}
