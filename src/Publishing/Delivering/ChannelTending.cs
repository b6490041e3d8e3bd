using System.Diagnostics;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Delivering;

/// <summary>Probes held channels with one harmless read, and releases what waited: breaking first, then the newest, at a pace.</summary>
public sealed partial class ChannelTending(
    IDeliveryLedger ledger,
    IChannelGate gates,
    ChannelDirectory channels,
    Newsroom newsroom,
    IOptions<DeliveringOptions> options,
    TimeProvider time,
    ILogger<ChannelTending> logger)
{
    /// <summary>Rows released a run; the rest is the next run's.</summary>
    private const int Most = 1_000;

    /// <summary>
    /// Only rows of these articles are released; null is all. For a command that works on its own article alone: what others wait for is
    /// released by the process that will post it, at the pace it was given.
    /// </summary>
    public IReadOnlyCollection<string>? OnlyAbout { get; set; }

    /// <summary>One run over every channel; one that fails keeps none of the others closed.</summary>
    /// <exception cref="AggregateException">Some failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<Exception> failures = [];
        foreach (var channel in channels.All)
        {
            try
            {
                await TendAsync(channel, cancellationToken);
            }
            catch (Exception e) when (e is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)    // thrown below
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    private async Task TendAsync(IChannel channel, CancellationToken cancellationToken)
    {
        var gate = await gates.ChangeAsync(channel.Name, row => row.CutToItsLength(time.GetUtcNow()), cancellationToken);
        if (gate.Condition is ChannelCondition.Held { Cause: not HoldCause.Misconfigured } held && gate.PausedBy is null)
        {
            gate = await ProbeAsync(channel, gate, held, cancellationToken);
        }

        if (gate.Now(time.GetUtcNow()) is ChannelCondition.Open)
        {
            await ReleaseAsync(channel.Name, cancellationToken);
        }
    }

    private async Task<ChannelGate> ProbeAsync(IChannel channel, ChannelGate gate, ChannelCondition.Held held, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        DateTimeOffset?[] before = [held.Since, gate.ProbedAt];
        if (before.Where(at => at <= now).Max() + options.Value.ProbeEvery > now)    // one ahead of us was set before the clock was stepped back
        {
            return gate;
        }

        var reply = await AskAsync(channel, now, cancellationToken);
        LogProbe(channel.Name, held.Cause, reply.GetType().Name);
        return await gates.ChangeAsync(
            channel.Name,
            row => reply switch
            {
                ProbeReply.Works when row.Condition == held => row.Reopened() with { ProbedAt = now },
                ProbeReply.Refused refused when row.Condition == held => row.HeldFor(refused.Cause, refused.Reason, now) with { ProbedAt = now },
                ProbeReply.Works or ProbeReply.Refused or ProbeReply.CannotTell => row with { ProbedAt = now },
                _ => throw new UnreachableException($"A reply nobody knows: {reply}"),
            },
            cancellationToken);
    }

    private async Task<ProbeReply> AskAsync(IChannel channel, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await channel.ProbeAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)    // thrown again: a bug asks no more often either
        {
            await gates.ChangeAsync(channel.Name, row => row with { ProbedAt = now }, cancellationToken);
            throw;
        }
    }

    private async Task ReleaseAsync(ChannelName channel, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var pace = newsroom.Channels.FirstOrDefault(settings => settings.Name == channel)?.ReleaseEvery ?? TimeSpan.Zero;
        var released = 0;
        foreach (var row in await ledger.HeldAsync(channel, Most, cancellationToken))
        {
            if (row.HeldBy is HoldCause.PublishedAgain || OnlyAbout?.Contains(row.Key.Article.Value) is false)
            {
                continue;    // a person's and not the channel's, or somebody else's
            }

            var due = now + (pace * released);
            var next = row.UselessAfter < due ? row.PastItsTime(now) : row.WaitsUntil(due, "The channel works again.", now);
            if (await ledger.WriteAsync(next, cancellationToken) is DeliveryWrite.Written && !next.IsEnded)
            {
                released++;
            }
        }

        if (released > 0)
        {
            LogReleased(channel, released);
        }
    }

    [LoggerMessage(1301, LogLevel.Information, "{Channel} is held ({Cause}); a probe says {Reply}")]
    private partial void LogProbe(ChannelName channel, HoldCause cause, string reply);

    [LoggerMessage(1302, LogLevel.Information, "{Channel} works again: {Count} deliveries released")]
    private partial void LogReleased(ChannelName channel, int count);
}
