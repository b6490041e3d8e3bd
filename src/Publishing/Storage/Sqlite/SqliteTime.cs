namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>Times in columns are whole milliseconds since 1970, UTC: they sort and compare as numbers.</summary>
internal static class SqliteTime
{
    public static long Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static object? Of(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    public static DateTimeOffset From(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
