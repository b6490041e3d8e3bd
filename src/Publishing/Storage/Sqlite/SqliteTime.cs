namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>Times in columns are whole milliseconds since 1970, UTC: they sort and compare as numbers.</summary>
internal static class SqliteTime
{
    public static long Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    /// <summary>For what must not come before its time: the first whole millisecond that is not earlier.</summary>
    public static long NotBefore(DateTimeOffset time) => Of(time) + (time.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? 0 : 1);

    public static object? Of(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    public static DateTimeOffset From(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
