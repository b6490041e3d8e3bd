using System.Diagnostics;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>
/// Tells every hub the feeds name, one feed in each call. All are called at once, so that several take no longer than one. A round that
/// did not reach them all is made anew with all of them: a hub that is told twice only looks once more.
/// </summary>
internal sealed class HubRound(ChannelCall calls, GoogleNewsOptions options, TimeProvider time)
{
    private static readonly TimeSpan TakeDownWindow = TimeSpan.FromMinutes(1);

    private readonly HubPing _ping = new(calls, options.CallTimeout);

    /// <summary>Whether there is nobody to tell.</summary>
    public bool IsEmpty => options.Hubs is [];

    /// <summary>Their hosts, for a sentence.</summary>
    public string Hosts => string.Join(", ", options.Hubs.Select(hub => hub.Host));

    /// <summary>The worst of what the hubs say of this call; null when every one was told.</summary>
    public async Task<DeliveryOutcome?> FailureAsync(Uri feed, SendPermit permit)
    {
        var failures = await Task.WhenAll(options.Hubs.Select(hub => FailureAsync(hub, feed, permit)));
        return failures.OfType<DeliveryOutcome>().MaxBy(Rank);
    }

    /// <summary>Has every hub look again, for an article that the feed has no more.</summary>
    public async Task<TakeDownReply> TakeDownAsync(Uri feed, CancellationToken cancellationToken)
    {
        var replies = await Task.WhenAll(options.Hubs.Select(hub => TakeDownAsync(hub, feed, cancellationToken)));
        return replies.OfType<TakeDownReply.NotYet>().ToList() switch
        {
            [] => new TakeDownReply.Gone(),
            var late => new TakeDownReply.NotYet(string.Join(' ', late.Select(reply => reply.Reason)), late.Max(reply => reply.RetryAfter)),
        };
    }

    /// <summary>A look at each: whatever it says but an outage, it is there.</summary>
    public async Task<ProbeReply> ProbeAsync(CancellationToken cancellationToken)
    {
        var problems = await Task.WhenAll(options.Hubs.Select(hub => OutageAsync(hub, cancellationToken)));
        return problems.OfType<string>().ToList() switch
        {
            [] => new ProbeReply.Works(IsEmpty ? "no hub" : Hosts),
            var outages => new ProbeReply.CannotTell(string.Join(' ', outages)),
        };
    }

    /// <summary>What a person must mend comes before what the channel waits for, and that before what is only tried again; then the longest wait.</summary>
    private static (int Kind, long Wait) Rank(DeliveryOutcome failure) => failure switch
    {
        DeliveryOutcome.ChannelRefused => (2, 0),
        DeliveryOutcome.Throttled throttled => (1, throttled.Until.UtcTicks),
        DeliveryOutcome.Deferred deferred => (0, deferred.RetryAfter?.Ticks ?? 0),
        _ => throw new UnreachableException($"A hub's failure nobody knows: {failure}"),
    };

    private async Task<DeliveryOutcome?> FailureAsync(Uri hub, Uri feed, SendPermit permit)
    {
        using var content = HubPing.Content(feed, permit);
        try
        {
            return HubReply.Failure(await _ping.SendAsync(hub, content, CancellationToken.None), hub, time.GetUtcNow());
        }
        catch (Exception e) when (e.EndsTheCall)
        {
            return new DeliveryOutcome.Deferred($"The hub {hub.Host} did not answer: {(e.InnerException as NeverSentException ?? e).Message}", null);
        }
    }

    private async Task<TakeDownReply> TakeDownAsync(Uri hub, Uri feed, CancellationToken cancellationToken)
    {
        try
        {
            using var content = HubPing.Content(feed, new(time, TakeDownWindow));
            var answer = await _ping.SendAsync(hub, content, cancellationToken);
            var now = time.GetUtcNow();
            return answer.IsSuccess
                ? new TakeDownReply.Gone()
                : new TakeDownReply.NotYet($"The hub {hub.Host} answered {answer.Status}.", answer.RetryAfter(now) is { } at && at > now ? at - now : null);
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new TakeDownReply.NotYet($"The hub {hub.Host} did not answer: {e.Message}", null);
        }
    }

    private async Task<string?> OutageAsync(Uri hub, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _ping.LookAsync(hub, cancellationToken);
            return answer.Status < 500 ? null : $"The hub {hub.Host} answered {answer.Status}.";
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return $"The hub {hub.Host} did not answer: {e.Message}";
        }
    }
}
