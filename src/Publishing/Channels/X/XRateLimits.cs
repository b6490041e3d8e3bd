namespace Distribution.Publishing.Channels.X;

/// <summary>What X's headers say about when the next call may be made.</summary>
internal static class XRateLimits
{
    /// <summary>No window of X's is longer; a time further ahead is a fault of a clock.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The windows of a day exist beside the one of 15 minutes, undocumented and not on every answer.</summary>
    private static readonly string[] DailyWindows = ["x-app-limit-24hour", "x-user-limit-24hour"];

    extension(ChannelAnswer answer)
    {
        /// <summary>When to call again after a 429: the latest of the times X names, within reason.</summary>
        public DateTimeOffset ThrottledUntil(XOptions options, DateTimeOffset now)
        {
            var times = answer.UsedUpDays().Append(Instant(answer.Number("x-rate-limit-reset"))).Append(answer.RetryAfter(now)).OfType<DateTimeOffset>().ToArray();
            return times switch
            {
                [] => now + options.ThrottledFor,
                _ when times.Max() <= now => now + options.ThrottledForPastReset,
                _ => Cut(times.Max(), now),
            };
        }

        /// <summary>When a used-up allowance is renewed, though this call was answered; null while there is some left.</summary>
        public DateTimeOffset? QuietUntil(DateTimeOffset now)
        {
            var times = answer.UsedUpDays().Append(answer.UsedUp("x-rate-limit")).OfType<DateTimeOffset>().Where(time => time > now).ToArray();
            return times.Length == 0 ? null : Cut(times.Max(), now);
        }

        private IEnumerable<DateTimeOffset?> UsedUpDays() => DailyWindows.Select(window => answer.UsedUp(window));

        private DateTimeOffset? UsedUp(string window) => answer.Number(window + "-remaining") is 0 ? Instant(answer.Number(window + "-reset")) : null;
    }

    private static DateTimeOffset Cut(DateTimeOffset time, DateTimeOffset now) => time - now > Longest ? now + Longest : time;

    /// <summary>Seconds since 1970; null for a number that is no such time.</summary>
    private static DateTimeOffset? Instant(long? seconds) => seconds is > 0 and < 32_503_680_000 ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : null;
}
