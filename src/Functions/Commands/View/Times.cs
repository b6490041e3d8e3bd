using System.Globalization;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands.View;

/// <summary>Times as a person at this machine reads them.</summary>
internal static class Times
{
    /// <summary>The time here; with its day unless that is today.</summary>
    public static string At(DateTimeOffset time, DateTimeOffset now)
    {
        var (here, today) = (time.ToLocalTime(), now.ToLocalTime());
        return here.ToString(here.Date == today.Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>When a waiting delivery goes on, counted down; null when nothing is ahead.</summary>
    public static string? Due(Delivery row, DateTimeOffset now) => row.DueAt is { } due && due > now && StateWords.Next(row.State) is { } next
        ? due - now < TimeSpan.FromMinutes(2) ? $"{next} in {Seconds(due - now)} s" : $"{next} at {At(due, now)}"
        : null;

    /// <summary>How long a delivery took from its plan to its end; null while it has none.</summary>
    public static TimeSpan? Took(Delivery row) => row.EndedAt - row.CreatedAt;

    /// <summary>A short length of time.</summary>
    public static string Length(TimeSpan length) => length < TimeSpan.FromMinutes(2)
        ? length.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture)
        : length < TimeSpan.FromHours(2) ? length.TotalMinutes.ToString("0 min", CultureInfo.InvariantCulture)
        : length.TotalHours.ToString("0 h", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan length) => Math.Ceiling(length.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
}
