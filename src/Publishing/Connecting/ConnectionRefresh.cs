using System.Diagnostics;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.Logging;

namespace Distribution.Publishing.Connecting;

/// <summary>
/// Keeps one channel's token pair fresh, under the lease of its row: marked before the network is asked, written right after.
/// Nothing else renews; deliveries only read.
/// </summary>
/// <param name="seed">The refresh token of the environment: what the row begins with, never read again while it stays the same.</param>
/// <param name="leaseIds">A new value each time.</param>
public sealed partial class ConnectionRefresh(
    ChannelName channel,
    string seed,
    IConnectionStore store,
    ITokenClient tokens,
    ConnectionOptions options,
    TimeProvider time,
    Func<string> leaseIds,
    ILogger<ConnectionRefresh> logger)
{
    /// <summary>Whose connection it is.</summary>
    public ChannelName Channel => channel;

    /// <summary>Renews the pair if it is due. Called by the tick, as often as it likes, from any process.</summary>
    public async Task<RefreshResult> RefreshAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        if (await SeededAsync(asked, cancellationToken) is not { } stored)
        {
            return new RefreshResult.NotDue();
        }

        var row = stored.AsOf(asked, options);
        if (row.Problem is { } problem)
        {
            _ = stored.Problem is null ? await store.SaveAsync(row, cancellationToken) : null;
            return new RefreshResult.NeedsReconnecting(problem);
        }

        if (!row.IsDue(asked, options))
        {
            return new RefreshResult.NotDue();
        }

        var leaseId = leaseIds();
        if (await store.SaveAsync(row.Leased(leaseId, asked, options), cancellationToken) is not { } leased)
        {
            return new RefreshResult.NotDue();
        }

        // From here on the token may be spent: a shutdown cuts off neither the call, which has its own time-out, nor the write.
        var reply = await tokens.RefreshAsync(leased.RefreshToken, CancellationToken.None);
        await WriteAsync(leased, leaseId, reply, asked);
        return Result(reply, asked);
    }

    /// <summary>What somebody should know of the connection before its token ends, in one sentence; null for nothing.</summary>
    public async Task<string?> WarningAsync(CancellationToken cancellationToken) =>
        (await store.FindAsync(channel, cancellationToken))?.Warning(time.GetUtcNow(), options);

    /// <summary>Over whatever else was noted on the row meanwhile. A row that is no longer this renewal's is left alone.</summary>
    private async Task WriteAsync(Connection? row, string leaseId, TokenReply reply, DateTimeOffset asked)
    {
        var current = row;
        while (current?.LeaseId == leaseId)
        {
            if (await store.SaveAsync(current.Ended(reply, asked, time.GetUtcNow(), options), CancellationToken.None) is not null)
            {
                return;
            }

            current = await store.FindAsync(channel, CancellationToken.None);
        }

        LogLate(channel);
    }

    private RefreshResult Result(TokenReply reply, DateTimeOffset asked)
    {
        switch (reply)
        {
            case TokenReply.Renewed renewed:
                LogRenewed(channel, asked + renewed.Lifetime);
                return new RefreshResult.Renewed(asked + renewed.Lifetime);
            case TokenReply.NotNow notNow:
                LogPostponed(channel, notNow.Reason);
                return new RefreshResult.Postponed(notNow.Reason);
            case TokenReply.Unknown unknown:
                LogInDoubt(channel, unknown.Reason);
                return new RefreshResult.InDoubt(unknown.Reason);
            case TokenReply.Refused refused:
                LogRefused(channel, refused.Reason);
                return new RefreshResult.NeedsReconnecting(refused.Reason);
            default:
                throw new UnreachableException($"A reply nobody knows: {reply}");
        }
    }

    /// <summary>The stored row, unless the environment has another token than it began with: then a person connected again.</summary>
    /// <returns>Null when somebody else was faster.</returns>
    private async Task<Connection?> SeededAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(channel, cancellationToken);
        var mark = Connection.MarkOf(seed);
        if (stored?.SeedMark == mark)
        {
            return stored;
        }

        var begun = new Connection { Channel = channel, Version = stored?.Version ?? 0, SeedMark = mark, RefreshToken = seed };
        return options.RenewsItself
            ? await store.SaveAsync(begun with { AccessToken = seed, RenewedAt = now }, cancellationToken)    // its age counts from here
            : begun;
    }

    [LoggerMessage(3101, LogLevel.Information, "{Channel}: connection renewed until {Until:u}")]
    private partial void LogRenewed(ChannelName channel, DateTimeOffset until);

    [LoggerMessage(3102, LogLevel.Warning, "{Channel}: connection not renewed yet: {Reason}")]
    private partial void LogPostponed(ChannelName channel, string reason);

    [LoggerMessage(3103, LogLevel.Error, "{Channel}: renewal of the connection is in doubt: {Reason}")]
    private partial void LogInDoubt(ChannelName channel, string reason);

    [LoggerMessage(3104, LogLevel.Error, "{Channel}: the account must be connected again: {Reason}")]
    private partial void LogRefused(ChannelName channel, string reason);

    [LoggerMessage(3105, LogLevel.Warning, "{Channel}: a renewal ended after another had begun; its answer is dropped")]
    private partial void LogLate(ChannelName channel);
}
