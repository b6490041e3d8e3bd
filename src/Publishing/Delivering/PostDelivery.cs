using System.Diagnostics;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Preparing;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Delivering;

/// <summary>One attempt: prepare, read the gate, claim, call once, record.</summary>
public sealed partial class PostDelivery(
    IDeliveryLedger ledger,
    IChannelGate gates,
    ChannelDirectory channels,
    PostPreparing preparing,
    ChannelPreparing channelPreparing,
    GateClosing gateClosing,
    Submitting submitting,
    ClaimHolder claims,
    IOptions<DeliveringOptions> options,
    Random chance,
    TimeProvider time,
    ILogger<PostDelivery> logger)
{
    private readonly RetrySchedule _schedule = new(options.Value, chance);

    /// <summary>Attempts the delivery if it still awaits the attempt the wake-up names.</summary>
    public async Task<Disposition> DeliverAsync(DeliverPost wakeUp, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(wakeUp.Key, cancellationToken) is not { AwaitsAttempt: true } row || row.Claims + 1 != wakeUp.Attempt)
        {
            return new Disposition.MovedOn();
        }

        var now = time.GetUtcNow();
        if (row.DueAt > now)
        {
            await ledger.WriteAsync(row, cancellationToken);    // owes the wake-up anew: the one in hand ends with this handling
            return new Disposition.TooEarly(row.DueAt.Value);
        }

        if (row.UselessAfter < now)
        {
            return await WriteAsync(row.PastItsTime(now), cancellationToken);
        }

        if (channels.Find(row.Key.Channel) is not { } channel)
        {
            return await WriteAsync(row.HeldFor(HoldCause.NotConnected, "The channel is not connected.", now), cancellationToken);
        }

        // Read before preparing, which may fetch, and again before the claim, which is what the rule asks for.
        if (await AtTheGateAsync(row, cancellationToken) is { } waiting)
        {
            return await WriteAsync(waiting, cancellationToken);
        }

        var prepared = await preparing.PrepareAsync(row, channel, cancellationToken);
        now = time.GetUtcNow();
        return prepared switch
        {
            PreparedPost.Ready ready => await DeliverAsync(row, channel, ready, cancellationToken),
            PreparedPost.Withdrawn => await WriteAsync(row.Withdrawn(channel.Traits.CanTakeDown, now)!, cancellationToken),
            PreparedPost.Skipped skipped => await WriteAsync(row.SkippedAs(skipped.Reason, skipped.Detail, now), cancellationToken),
            PreparedPost.NotYet { Cause: { } cause } held => await WriteAsync(row.HeldFor(cause, held.Reason, now, held.Until), cancellationToken),
            PreparedPost.NotYet later => await WriteAsync(row.WaitsUntil(later.Until, later.Reason, now), cancellationToken),
            PreparedPost.Unfit unfit => await WriteAsync(row.ParkedFor(unfit.Problem, now), cancellationToken),
            _ => throw new UnreachableException($"A prepared post nobody knows: {prepared}"),
        };
    }

    private async Task<Disposition> DeliverAsync(Delivery row, IChannel channel, PreparedPost.Ready ready, CancellationToken cancellationToken) =>
        await channelPreparing.PrepareAsync(row, channel, ready.Post, cancellationToken) switch
        {
            ChannelPrepared.Over over => over.Disposition,
            ChannelPrepared.Claimable claimable when await AtTheGateAsync(claimable.Row, cancellationToken) is { } closed => await WriteAsync(closed, cancellationToken),
            ChannelPrepared.Claimable claimable => await AttemptAsync(claimable with { Note = Joined(ready.Note, claimable.Note) }, channel, ready.Post, cancellationToken),
            var other => throw new UnreachableException($"A preparation nobody knows: {other}"),
        };

    private static string? Joined(string? one, string? other) => one is null || other is null ? one ?? other : $"{one} {other}";

    private async Task<Delivery?> AtTheGateAsync(Delivery row, CancellationToken cancellationToken)
    {
        var gate = await gates.ReadAsync(row.Key.Channel, cancellationToken);
        var now = time.GetUtcNow();
        return gate.Now(now) switch
        {
            ChannelCondition.Open => null,
            ChannelCondition.Waiting waiting => row.WaitsUntil(waiting.Until, waiting.Reason, now),
            ChannelCondition.Held held => row.HeldFor(held.Cause, held.Reason, now),
            var other => throw new UnreachableException($"A condition nobody knows: {other}"),
        };
    }

    private async Task<Disposition> AttemptAsync(ChannelPrepared.Claimable prepared, IChannel channel, Post post, CancellationToken cancellationToken)
    {
        var row = prepared.Row;

        // Before the claim's write: the time it takes counts against the window.
        var permit = new SendPermit(time, options.Value.SendWindow);
        var claim = claims.Take(time.GetUtcNow());
        try
        {
            if (await ledger.WriteAsync(row.Claimed(claim, post, prepared.Note) with { Progress = prepared.Steps is [] ? null : prepared.Steps }, cancellationToken) is not DeliveryWrite.Written claimed)
            {
                return new Disposition.MovedOn();
            }

            LogAttempt(row.Key, claimed.Row.Claims);
            var reply = await channel.PublishAsync(new(post, row.Key.Token, row.TicketOf(post)) { PublishedAt = row.PublishedAt }, permit, cancellationToken);
            LogOutcome(row.Key, claimed.Row.Claims, reply.Outcome.GetType().Name);
            await gateClosing.CloseAsync(row.Key.Channel, reply.Outcome, reply.QuietUntil);
            return await RecordAsync(claimed.Row, claim, reply);
        }
        finally
        {
            // If the end was not recorded, the row is abandoned now, and the sweep asks the network.
            claims.LetGo(claim);
        }
    }

    /// <summary>The call is over: its end is recorded whatever else is being shut down.</summary>
    private async Task<Disposition> RecordAsync(Delivery claimed, Claim claim, PublishReply reply)
    {
        var outcome = reply.Outcome;
        for (var row = claimed; row is not null;)
        {
            var now = time.GetUtcNow();
            if (row.Ended(claim.Id, outcome, now, NextAfter(row, outcome, now)) is not { } next)
            {
                LogLate(row.Key, outcome.GetType().Name, row.State);
                return new Disposition.MovedOn();
            }

            await submitting.OweAsync(next, CancellationToken.None);
            switch (await ledger.WriteAsync(reply.Steps is [] ? next : next with { Progress = [.. next.Progress ?? [], .. reply.Steps] }, CancellationToken.None))
            {
                case DeliveryWrite.Written written:
                    return new Disposition.Stands(written.Row);
                case DeliveryWrite.PostTaken taken:
                    LogTaken(row.Key, taken.By);
                    return await WriteAsync(row.ParkedFor($"The network answered with a post that belongs to {taken.By}.", now), CancellationToken.None);
                case DeliveryWrite.MovedOn moved:
                    row = moved.Current;
                    break;
            }
        }

        return new Disposition.MovedOn();
    }

    private NextStep NextAfter(Delivery row, DeliveryOutcome outcome, DateTimeOffset now) => outcome switch
    {
        DeliveryOutcome.Deferred deferred => _schedule.AfterFailure(row, now, deferred.RetryAfter),
        DeliveryOutcome.InDoubt or DeliveryOutcome.RefusedAsDuplicate => _schedule.NextLook(row, steps: 0, now),
        _ => new NextStep.At(now),
    };

    private async Task<Disposition> WriteAsync(Delivery next, CancellationToken cancellationToken) =>
        await ledger.WriteAsync(next, cancellationToken) is DeliveryWrite.Written written ? new Disposition.Stands(written.Row) : new Disposition.MovedOn();

    [LoggerMessage(1001, LogLevel.Information, "{Key} attempt {Attempt}: claimed, calling the network")]
    private partial void LogAttempt(DeliveryKey key, int attempt);

    [LoggerMessage(1002, LogLevel.Information, "{Key} attempt {Attempt}: {Outcome}")]
    private partial void LogOutcome(DeliveryKey key, int attempt, string outcome);

    [LoggerMessage(1003, LogLevel.Warning, "{Key}: a late {Outcome} changes nothing, the row is {State}")]
    private partial void LogLate(DeliveryKey key, string outcome, DeliveryState state);

    [LoggerMessage(1004, LogLevel.Error, "{Key}: the network answered with the post of {Other}")]
    private partial void LogTaken(DeliveryKey key, DeliveryKey other);
}
