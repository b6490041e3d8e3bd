using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>When a published article is asked about: soon, then each time it has become twice as old, for a week. Ten or eleven times in all. Pure.</summary>
internal static class VerifySchedule
{
    /// <summary>An article that has not arrived by then is asked about no more.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);

    /// <summary>The next time.</summary>
    /// <param name="lookedAt">The last time; null before the first.</param>
    public static DateTimeOffset Next(Delivery row, DateTimeOffset? lookedAt)
    {
        var ended = row.EndedAt ?? row.CreatedAt;
        var age = lookedAt is { } at ? 2 * (at - ended) : First;
        return ended + (age > First ? age : First);
    }

    /// <summary>Whether this was the last time.</summary>
    public static bool IsOver(Delivery row, DateTimeOffset now) => now - (row.EndedAt ?? row.CreatedAt) >= Longest;
}
