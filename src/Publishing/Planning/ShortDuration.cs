using System.Globalization;

namespace Distribution.Publishing.Planning;

/// <summary>The one form of a length of time in distribution.json: a whole number and <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c>, as in <c>30m</c>.</summary>
internal static class ShortDuration
{
    /// <summary>The length, or null when the text has another form or is beyond a thousand years.</summary>
    public static TimeSpan? TryParse(string text) =>
        text is [.. var number, var unit]
        && SecondsOf(unit) is { } seconds
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && (long)count * seconds < TimeSpan.SecondsPerDay * 365_000
            ? TimeSpan.FromSeconds((long)count * seconds)
            : null;

    /// <summary>The shortest text that says the length to the second.</summary>
    public static string Write(TimeSpan length)
    {
        var seconds = (long)length.TotalSeconds;
        var (count, unit) = seconds switch
        {
            _ when seconds % TimeSpan.SecondsPerDay == 0 => (seconds / TimeSpan.SecondsPerDay, 'd'),
            _ when seconds % TimeSpan.SecondsPerHour == 0 => (seconds / TimeSpan.SecondsPerHour, 'h'),
            _ when seconds % TimeSpan.SecondsPerMinute == 0 => (seconds / TimeSpan.SecondsPerMinute, 'm'),
            _ => (seconds, 's'),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
    }

    private static long? SecondsOf(char unit) => unit switch
    {
        's' => 1,
        'm' => TimeSpan.SecondsPerMinute,
        'h' => TimeSpan.SecondsPerHour,
        'd' => TimeSpan.SecondsPerDay,
        _ => null,
    };
}
