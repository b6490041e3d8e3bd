using System.Diagnostics;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Delivering;

/// <summary>Finds out how an attempt ended whose end is unknown, and takes down what was withdrawn.</summary>
public sealed partial class DeliverySettling(
    IDeliveryLedger ledger,
    IChannelGate gates,
    ChannelDirectory channels,
    Submitting submitting,
    IOptions<DeliveringOptions> options,
    Random chance,
    TimeProvider time,
    ILogger<DeliverySettling> logger)
{
    /// <summary>Clocks of ours and of the network may differ by this much.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(1);

    private readonly RetrySchedule _schedule = new(options.Value, chance);

    /// <summary>Takes the row's next step if it is still the one the wake-up names.</summary>
    public async Task<Disposition> SettleAsync(SettleDelivery wakeUp, CancellationToken cancellationToken)
    {
        // The version read here goes into the write: whatever happened while the network was asked wins.
        if (await ledger.FindAsync(wakeUp.Key, cancellationToken) is not { AwaitsSettling: true } row || row.Steps != wakeUp.Step)
        {
            return new Disposition.MovedOn();
        }

        if (row.DueAt is { } due && due > time.GetUtcNow())
        {
            await ledger.WriteAsync(row, cancellationToken);    // owes the wake-up anew: the one in hand ends with this handling
            return new Disposition.TooEarly(due);
        }

        var next = row.State is DeliveryState.TakingDown
            ? await TakeDownAsync(row, cancellationToken)
            : await LookAsync(row, cancellationToken);
        LogStep(row.Key, row.State, next.State, next.Reason);
        await submitting.OweAsync(next, CancellationToken.None);
        return await ledger.WriteAsync(next, CancellationToken.None) switch
        {
            DeliveryWrite.Written written => new Disposition.Stands(written.Row),
            DeliveryWrite.MovedOn => new Disposition.MovedOn(),
            DeliveryWrite.PostTaken => await OweLookAsync(row),
            var other => throw new UnreachableException($"A write nobody knows: {other}"),
        };
    }

    private async Task<Delivery> LookAsync(Delivery row, CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow();
        var nextLook = await NextLookAsync(row, began, cancellationToken);
        if (channels.Find(row.Key.Channel) is not { } channel)
        {
            return row.CannotTell("The channel is not connected, so the network cannot be asked.", began, nextLook);
        }

        var sought = Sought.Of(row);
        row = row with { Post = sought.Post };
        var request = new FindRequest(sought.Post, row.Key.Token, sought.Since - ClockSlack) { Ticket = row.TicketOf(sought.Post) };
        var reply = await channel.FindAsync(request, cancellationToken);
        var now = time.GetUtcNow();
        switch (reply)
        {
            case FindReply.Found found when await FirstUnownedAsync(row.Key, found.Posts, cancellationToken) is { } mine:
                return row.SeenOnNetwork(mine, now);
            case FindReply.Found { ElseUnknown: { } why }:
                return row.CannotTell(why, now, nextLook);
            case FindReply.Found or FindReply.Absent:
                // A look proves absence only when it began after the last moment a post could have appeared.
                var conclusive = began >= sought.CalledBy(options.Value.SendWindow + channel.Traits.CallTimeout) + channel.Traits.ReadDelay;

                // Half a proof is worth its second look, however long looking has gone on.
                var again = conclusive && row.AbsentLooks == 0 && nextLook is NextStep.Exhausted ? new NextStep.At(now + options.Value.Looks[0]) : nextLook;
                return row.NotSeenOnNetwork(conclusive, now, _schedule.AfterAbsence(row, now), again);
            case FindReply.CannotTell unknown:
                return row.CannotTell(unknown.Reason, now, NotBefore(nextLook, now + unknown.RetryAfter));
            default:
                throw new UnreachableException($"A reply nobody knows: {reply}");
        }
    }

    private async Task<Delivery> TakeDownAsync(Delivery row, CancellationToken cancellationToken)
    {
        var reply = channels.Find(row.Key.Channel) is { } channel && row.NetworkId is { } networkId
            ? await channel.TakeDownAsync(networkId, cancellationToken)
            : new TakeDownReply.NotYet("The channel is not connected, so the post cannot be taken down yet.", RetryAfter: null);
        var now = time.GetUtcNow();
        return row.TookDown(reply, now, _schedule.NextTakeDown(row, now, (reply as TakeDownReply.NotYet)?.RetryAfter));
    }

    /// <summary>While the channel itself is closed, looking does not run out: the network could not have answered.</summary>
    private async Task<NextStep> NextLookAsync(Delivery row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = _schedule.NextLook(row, row.Steps + 1, now);
        if (next is not NextStep.Exhausted)
        {
            return next;
        }

        var gate = await gates.ReadAsync(row.Key.Channel, cancellationToken);
        return gate.Now(now) is ChannelCondition.Held ? new NextStep.At(now + options.Value.Looks[^1]) : next;
    }

    private async Task<FoundPost?> FirstUnownedAsync(DeliveryKey key, IReadOnlyList<FoundPost> posts, CancellationToken cancellationToken)
    {
        foreach (var post in posts)
        {
            var owner = await ledger.OwnerOfAsync(key.Channel, post.NetworkId, cancellationToken);
            if (owner is null || owner == key)
            {
                return post;
            }
        }

        return null;
    }

    /// <summary>Another delivery took the post between our asking and our writing: look again, knowing that.</summary>
    private async Task<Disposition> OweLookAsync(Delivery row)
    {
        var now = time.GetUtcNow();
        return await ledger.WriteAsync(row.CannotTell("The post seen is another delivery's.", now, _schedule.NextLook(row, row.Steps + 1, now)), CancellationToken.None)
            is DeliveryWrite.Written written ? new Disposition.Stands(written.Row) : new Disposition.MovedOn();
    }

    private static NextStep NotBefore(NextStep next, DateTimeOffset? earliest) =>
        next is NextStep.At at && earliest > at.Due ? new NextStep.At(earliest.Value) : next;

    [LoggerMessage(1101, LogLevel.Information, "{Key}: {From} becomes {To}: {Reason}")]
    private partial void LogStep(DeliveryKey key, DeliveryState from, DeliveryState to, string? reason);
}
