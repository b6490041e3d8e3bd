using System.Text;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>
/// What the usage headers say about when the next call may be made. They appear only once an app makes enough calls, so nothing relies on them;
/// see <see href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting"/>.
/// </summary>
internal static class GraphUsage
{
    /// <summary>No window of Meta's is longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly GraphContext Context = new(GraphJson.Options());

    /// <summary>Of an app, of a Page: one object. Of a business use case: lists of them by account. The Page's own is not documented.</summary>
    private static readonly string[] Single = ["X-App-Usage", "X-Page-Usage"];

    extension(ChannelAnswer answer)
    {
        /// <summary>How long the channel should rest though this call was answered; null while there is enough left.</summary>
        public DateTimeOffset? QuietUntil(GraphOptions options, DateTimeOffset now)
        {
            var shares = answer.Shares();
            return shares.Select(share => share.Used).DefaultIfEmpty().Max() switch
            {
                _ when shares.RegainIn() is { } wait => Cut(now, wait),
                var used when used >= options.QuietAtPercent => now + options.ThrottledFor,
                var used when used >= options.SlowAtPercent && options.SlowFor > TimeSpan.Zero => now + options.SlowFor,
                _ => null,
            };
        }

        /// <summary>When to call again after a refusal for too many calls: the latest time that is named, else the fallback.</summary>
        /// <param name="atLeast">What the reason itself asks for.</param>
        public DateTimeOffset ThrottledUntil(GraphOptions options, TimeSpan atLeast, DateTimeOffset now)
        {
            TimeSpan?[] named = [answer.Shares().RegainIn(), answer.RetryAfter(now) - now];
            var wait = named.Where(time => time > TimeSpan.Zero).Max() ?? options.ThrottledFor;
            return Cut(now, wait > atLeast ? wait : atLeast);
        }

        private GraphShare[] Shares() =>
        [
            .. Single.Select(name => Read(answer.Header(name), Context.GraphShare)).OfType<GraphShare>(),
            .. (Read(answer.Header("X-Business-Use-Case-Usage"), Context.DictionaryStringGraphShareArray) ?? [])
                .Values.SelectMany(shares => shares ?? [])
                .Where(share => share is { Type: null or "pages" or "instagram" }),     // one app's advertising is no concern of its posts
        ];
    }

    private static TimeSpan? RegainIn(this GraphShare[] shares) =>
        shares.Select(share => share.EstimatedTimeToRegainAccess ?? 0).DefaultIfEmpty().Max() is > 0 and var minutes
            ? TimeSpan.FromMinutes(Math.Min(minutes, Longest.TotalMinutes))
            : null;

    private static DateTimeOffset Cut(DateTimeOffset now, TimeSpan wait) => now + (wait > Longest ? Longest : wait);

    private static T? Read<T>(string? header, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class =>
        header is null ? null : GraphJson.Read(Encoding.UTF8.GetBytes(header), type);
}

/// <summary>Whole percentages of the rolling hour's allowance.</summary>
/// <param name="EstimatedTimeToRegainAccess">Minutes; 0 while nothing is refused.</param>
internal sealed record GraphShare(string? Type, double? CallCount, double? TotalTime, double? TotalCputime, double? EstimatedTimeToRegainAccess)
{
    public double Used => Math.Max(CallCount ?? 0, Math.Max(TotalTime ?? 0, TotalCputime ?? 0));
}
