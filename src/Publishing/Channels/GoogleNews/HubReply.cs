using System.Text;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>The only place that says what a hub's answer means. A ping may be repeated, so no answer leaves a doubt.</summary>
internal static class HubReply
{
    private static readonly TimeSpan ThrottledFor = TimeSpan.FromMinutes(10);

    /// <summary>Why the hub was not told; null when it was.</summary>
    public static DeliveryOutcome? Failure(ChannelAnswer answer, Uri hub, DateTimeOffset now) => answer.Status switch
    {
        >= 200 and <= 299 => null,
        429 => new DeliveryOutcome.Throttled($"The hub {hub.Host} wants no more calls for now.", answer.RetryAfter(now) ?? now + ThrottledFor),

        // Whether the hub's front or the hub itself timed out: the next ping says the same.
        408 or 425 => new DeliveryOutcome.Deferred($"The hub {hub.Host} answered {answer.Status}.", Wait(answer, now)),
        >= 400 and <= 499 => new DeliveryOutcome.ChannelRefused(
            HoldCause.RefusedByNetwork,
            $"The hub {hub.Host} does not take our feed; check the channel's hubs and that the feed can be read from outside.",
            Raw(answer)),
        >= 300 and <= 399 => new DeliveryOutcome.Deferred($"The hub {hub.Host} answered {answer.Status}, another address; put that one into the channel's hubs.", null),
        _ => new DeliveryOutcome.Deferred($"The hub {hub.Host} answered {answer.Status}.", Wait(answer, now)),
    };

    /// <summary>What the hub said, beside our reading.</summary>
    private static string Raw(ChannelAnswer answer)
    {
        const int longest = 300;
        var words = string.Join(' ', Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, longest)])
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? $"{answer.Status}" : $"{answer.Status} · {words}";
    }

    private static TimeSpan? Wait(ChannelAnswer answer, DateTimeOffset now) =>
        answer.RetryAfter(now) is { } at && at > now ? at - now : null;
}
