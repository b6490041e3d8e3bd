using System.Diagnostics;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Delivering;

/// <summary>Takes a post through its channel's preparation. What is begun at the network is on record before anything else is done with it.</summary>
public sealed partial class ChannelPreparing(
    IDeliveryLedger ledger,
    GateClosing gate,
    IMediaStore media,
    PublicSite site,
    IOptions<DeliveringOptions> options,
    Random chance,
    TimeProvider time,
    ILogger<ChannelPreparing> logger)
{
    /// <summary>A channel that is asked this often at once and is still not ready has a bug.</summary>
    private const int Rounds = 10;

    /// <summary>Whoever takes over a preparation waits a little longer than it may take.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private readonly RetrySchedule _schedule = new(options.Value, chance);

    /// <summary>Asks the channel until the post may be claimed, or something else has become of its row.</summary>
    /// <exception cref="InvalidOperationException">The channel never comes to an end.</exception>
    internal async Task<ChannelPrepared> PrepareAsync(Delivery row, IChannel channel, Post post, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            switch (await channel.PrepareAsync(Request(row, post), cancellationToken))
            {
                case PrepareReply.Ready ready:
                    return new ChannelPrepared.Claimable(row, ready.Note, ready.Steps);
                case PrepareReply.NotReady notReady:
                    await gate.CloseAsync(row.Key.Channel, notReady.Outcome, notReady.QuietUntil);
                    return await WriteAsync(NotReady(row, notReady, time.GetUtcNow()));
                case PrepareReply.Begun begun when await WriteAsync(Begun(row, channel, post, begun, time.GetUtcNow())) is var written:
                    LogBegun(row.Key, begun.Ticket);
                    if (begun.AskAfter > TimeSpan.Zero || written is not { Disposition: Disposition.Stands stands })
                    {
                        return written;
                    }

                    row = stands.Row;
                    break;
                case var other:
                    throw new UnreachableException($"A reply nobody knows: {other}");
            }
        }

        throw new InvalidOperationException($"{row.Key.Channel} was asked {Rounds} times and never came to an end.");
    }

    private PrepareRequest Request(Delivery row, Post post)
    {
        var ticket = row.TicketOf(post);
        return new(post)
        {
            Ticket = ticket,
            TicketSince = ticket is null ? null : row.Preparation?.At,
            PictureUrl = post.Picture is { } shown ? site.PictureAt(shown.Name) : null,
            ReadPictureAsync = async stopping => post.Picture is { } picture ? (await media.FindAsync(picture.Name, stopping))?.Jpeg : null,
        };
    }

    private static Delivery Begun(Delivery row, IChannel channel, Post post, PrepareReply.Begun begun, DateTimeOffset now)
    {
        var preparation = row.TicketOf(post) == begun.Ticket ? row.Preparation! : new(begun.Ticket, post, now);
        return begun.AskAfter > TimeSpan.Zero
            ? row.WaitsUntil(now + begun.AskAfter, begun.Reason, now) with { Preparation = preparation }
            : row.BeingPrepared(preparation, now + channel.Traits.PrepareTimeout + Slack, now);
    }

    private Delivery NotReady(Delivery row, PrepareReply.NotReady reply, DateTimeOffset now) => row.NotPrepared(reply.Outcome, reply.TicketIsSpent, now, reply.Outcome switch
    {
        DeliveryOutcome.Deferred deferred => _schedule.AfterFailure(row with { Attempts = row.Attempts + 1 }, now, deferred.RetryAfter),
        DeliveryOutcome.InDoubt => _schedule.NextLook(row, steps: 0, now),
        _ => new NextStep.At(now),
    });

    /// <summary>Something was done at the network: it is recorded whatever else is being shut down.</summary>
    private async Task<ChannelPrepared.Over> WriteAsync(Delivery next) => new(
        await ledger.WriteAsync(next, CancellationToken.None) is DeliveryWrite.Written written ? new Disposition.Stands(written.Row) : new Disposition.MovedOn());

    [LoggerMessage(1051, LogLevel.Information, "{Key}: prepared at the network as {Ticket}")]
    private partial void LogBegun(DeliveryKey key, string ticket);
}
