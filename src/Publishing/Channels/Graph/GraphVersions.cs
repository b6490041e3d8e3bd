using System.Globalization;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>How long the versions of the Graph API last, as its <see href="https://developers.facebook.com/docs/graph-api/changelog">changelog</see> had it in November 2026.</summary>
internal static class GraphVersions
{
    /// <summary>Days before a version's end from which it is spoken of.</summary>
    private const int Notice = 90;

    /// <summary>Null for the newest, whose end is not set yet.</summary>
    private static readonly Dictionary<string, DateOnly?> Ends = new(StringComparer.Ordinal)
    {
        ["v20.0"] = new(2026, 9, 24),
        ["v21.0"] = new(2027, 1, 21),
        ["v22.0"] = new(2027, 5, 20),
        ["v23.0"] = new(2027, 10, 8),
        ["v24.0"] = new(2028, 2, 18),
        ["v25.0"] = new(2028, 7, 29),
        ["v26.0"] = null,
    };

    /// <summary>One sentence when the version has ended, ends soon, or is not known; else null.</summary>
    public static string? Warning(string version, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return Ends.TryGetValue(version, out var end) switch
        {
            false => $"Version {version} of the Graph API is not known here; the newest known is {Ends.Keys.Last()}.",
            true when end is { } day && day <= today => $"Version {version} of the Graph API ended on {Written(day)}; set a newer one, such as {Ends.Keys.Last()}.",
            true when end is { } day && day.DayNumber - today.DayNumber <= Notice =>
                $"Version {version} of the Graph API ends on {Written(day)}; set a newer one before, such as {Ends.Keys.Last()}.",
            _ => null,
        };
    }

    /// <summary>As a fault of the setting.</summary>
    public static IReadOnlyList<SettingFault> Warnings(GraphOptions options, DateTimeOffset now) =>
        Warning(options.Version, now) is { } warning ? [new("settings.version", warning)] : [];

    private static string Written(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
