using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>When a published article is asked about: soon, then each time it has become twice as old, and last at the end of a week. Eleven times in all at most. Pure.</summary>
internal static class VerifySchedule
{
    /// <summary>An article that has not arrived by then is asked about no more.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>How long the last question may come late where the quota is short.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(12);

    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);

    /// <summary>The next time.</summary>
    /// <param name="lookedAt">The last time; null before the first.</param>
    public static DateTimeOffset Next(Delivery row, DateTimeOffset? lookedAt)
    {
        var ended = row.EndedAt ?? row.CreatedAt;
        var age = lookedAt is { } at ? 2 * (at - ended) : First;
        return ended + (age < First ? First : age > Longest ? Longest : age);
    }

    /// <summary>Whether this was the last time.</summary>
    public static bool IsOver(Delivery row, DateTimeOffset now) => now - (row.EndedAt ?? row.CreatedAt) >= Longest;

    /// <summary>Whether even the last time has passed without a turn.</summary>
    public static bool IsMissed(Delivery row, DateTimeOffset now) => now - (row.EndedAt ?? row.CreatedAt) >= Longest + Grace;
}
