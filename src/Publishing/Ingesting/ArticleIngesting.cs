using Distribution.Publishing.Delivering;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.Logging;

namespace Distribution.Publishing.Ingesting;

/// <summary>Carries out what a newsroom said: finds out which article it means, keeps the newest revision, and plans or withdraws. May be repeated.</summary>
public sealed partial class ArticleIngesting(
    IArticleStore articles,
    IDeliveryLedger ledger,
    IChannelGate gates,
    Newsroom newsroom,
    PublishingMode mode,
    ArticleWithdrawal withdrawal,
    TimeProvider time,
    ILogger<ArticleIngesting> logger)
{
    /// <summary>Carries the event out. Null when it needs a person first; the event says why.</summary>
    public async Task<ArticleId?> IngestAsync(IngestArticle wakeUp, CancellationToken cancellationToken)
    {
        if (await articles.FindEventAsync(wakeUp.EventId, cancellationToken) is not { } said)
        {
            LogUnknown(wakeUp.EventId);
            return null;
        }

        while (true)
        {
            if (await articles.IdentifyAsync(said.Names, cancellationToken) is Identity.Ambiguous ambiguous)
            {
                var reason = $"Its names mean two articles that were both delivered or withdrawn ({ambiguous.One} and {ambiguous.Other}); a person must say which.";
                await articles.ParkEventAsync(said.Id, reason, cancellationToken);
                LogParked(said.Id, reason);
                return null;
            }
            else if (await SaveAsync(said, cancellationToken) is { } saved && await CarryOutAsync(saved, said, cancellationToken))
            {
                return saved.Id;
            }
        }
    }

    /// <summary>Writes what the event makes of the row; null when the row moved on meanwhile.</summary>
    private async Task<StoredArticle?> SaveAsync(ArticleEvent said, CancellationToken cancellationToken)
    {
        if (await articles.ResolveAsync(said.Names[0], cancellationToken) is not { } id)
        {
            return null;
        }

        var stored = await articles.FindAsync(id, cancellationToken) ?? new StoredArticle { Id = id };
        if (stored.After(said, time.GetUtcNow()) is { } next)
        {
            return await articles.SaveAsync(next, cancellationToken);
        }

        LogOlder(said.Id, id);
        return stored;
    }

    /// <summary>False when the article moved on before its plan was written.</summary>
    private async Task<bool> CarryOutAsync(StoredArticle stored, ArticleEvent said, CancellationToken cancellationToken)
    {
        if (stored.IsWithdrawn)
        {
            await withdrawal.WithdrawAsync(stored.Id, cancellationToken);
            return true;
        }

        var standings = new Dictionary<ChannelName, ChannelStanding>();
        foreach (var channel in newsroom.Channels)
        {
            var gate = await gates.ReadAsync(channel.Name, cancellationToken);
            standings[channel.Name] = new(gate.ConnectedSince, IsStandIn: mode.IsSandbox);
        }

        var plan = Planner.Plan(new() { Stored = stored, Event = said, Newsroom = newsroom, Standings = standings, Now = time.GetUtcNow() });
        if (await ledger.PlanAsync(stored, plan, cancellationToken) is not PlanWrite.Written written)
        {
            return false;
        }

        LogPlanned(stored.Id, written.Inserted.Count);
        await ReviveAsync(plan, cancellationToken);
        await MoveEmbargoAsync(stored, plan, cancellationToken);
        return true;
    }

    /// <summary>What was skipped as it was first told may be carried as it is told now: a tag added, a host listed, a person asking.</summary>
    private async Task ReviveAsync(IReadOnlyList<Delivery> plan, CancellationToken cancellationToken)
    {
        foreach (var wanted in plan.Where(row => row.State is not DeliveryState.Skipped))
        {
            if (await ledger.FindAsync(wanted.Key, cancellationToken) is { State: DeliveryState.Skipped } skipped)
            {
                var revived = wanted with { Version = skipped.Version, CreatedAt = skipped.CreatedAt, History = [.. skipped.History, .. wanted.History] };
                await ledger.WriteAsync(revived, cancellationToken);
            }
        }
    }

    /// <summary>A correction may have moved the embargo: what waits for the old one waits for the new one, and is worth a post as long after it.</summary>
    private async Task MoveEmbargoAsync(StoredArticle stored, IReadOnlyList<Delivery> plan, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ends = stored.Article?.EmbargoUntil ?? now;
        foreach (var row in await ledger.OfArticleAsync(stored.Id, cancellationToken))
        {
            var uselessAfter = plan.FirstOrDefault(wanted => wanted.Key == row.Key)?.UselessAfter;
            for (var current = row; current is not null && Moved(current, ends, uselessAfter, now) is { } next;)
            {
                current = await ledger.WriteAsync(next, cancellationToken) is DeliveryWrite.MovedOn moved ? moved.Current : null;
            }
        }
    }

    /// <summary>The row under an embargo that ends then; null when that changes nothing.</summary>
    private static Delivery? Moved(Delivery row, DateTimeOffset ends, DateTimeOffset? uselessAfter, DateTimeOffset now)
    {
        var lives = row.UselessAfter is null ? null : uselessAfter ?? row.UselessAfter;
        return row switch
        {
            { HeldBy: HoldCause.Embargo, DueAt: { } due } when due != ends && due > now =>
                row.HeldFor(HoldCause.Embargo, $"Under embargo until {ends:yyyy-MM-dd HH:mm zzz}.", now, ends) with { UselessAfter = lives },
            { State: DeliveryState.Planned or DeliveryState.Deferred or DeliveryState.Held } when ends > now && lives != row.UselessAfter =>
                row with { UselessAfter = lives },    // its next wake-up finds the embargo
            _ => null,
        };
    }

    [LoggerMessage(1401, LogLevel.Warning, "Event {Event} is not on record")]
    private partial void LogUnknown(string @event);

    [LoggerMessage(1402, LogLevel.Error, "Event {Event} is parked: {Reason}")]
    private partial void LogParked(string @event, string reason);

    [LoggerMessage(1403, LogLevel.Information, "Event {Event} is older than what is known of {Article}")]
    private partial void LogOlder(string @event, ArticleId article);

    [LoggerMessage(1404, LogLevel.Information, "{Article}: {Count} new deliveries planned")]
    private partial void LogPlanned(ArticleId article, int count);
}
