using System.Globalization;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.Graph;

/// <summary>Which part of a list is asked for.</summary>
internal sealed record GraphPage
{
    private const string CursorStart = "QVFIU";
    private const int Usual = 25;
    private const int Most = 100;

    public static readonly IReadOnlyList<string> Parameters = ["limit", "after", "before", "since", "until"];

    public int Limit { get; private init; } = Usual;

    /// <summary>Only numbers below this.</summary>
    public long Below { get; private init; } = long.MaxValue;

    /// <summary>Only numbers above this.</summary>
    public long Above { get; private init; }

    public DateTimeOffset From { get; private init; } = DateTimeOffset.UnixEpoch;

    /// <summary>No longer part of it.</summary>
    public DateTimeOffset To { get; private init; } = DateTimeOffset.MaxValue;

    public static (GraphPage? Page, SandboxReply? Refusal) Read(GraphParameters parameters)
    {
        var page = new GraphPage();
        foreach (var name in Parameters)
        {
            if (parameters[name] is not { } value)
            {
                continue;
            }

            if (Take(page, name, value) is not { } taken)
            {
                return (null, GraphReplies.Invalid($"Param {name} is not valid: {value}"));
            }

            page = taken;
        }

        return (page, null);
    }

    /// <summary>A list's answer.</summary>
    /// <param name="found">One more than the limit, if there are more.</param>
    /// <param name="path">Of the call, for the address of the next page; that address holds no token here.</param>
    /// <param name="number">What the list is ordered by.</param>
    /// <param name="write">One entry.</param>
    public JsonObject Write<T>(IReadOnlyList<T> found, string path, Func<T, long> number, Func<T, JsonObject> write)
    {
        var shown = found.Take(Limit).ToList();
        var body = new JsonObject { ["data"] = new JsonArray([.. shown.Select(write)]) };
        if (shown.Count > 0)
        {
            var after = Cursor(number(shown[^1]));
            var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = Cursor(number(shown[0])), ["after"] = after } };
            if (found.Count > shown.Count)
            {
                paging["next"] = string.Create(CultureInfo.InvariantCulture, $"https://graph.facebook.com{path}?limit={Limit}&after={after}");
            }

            body["paging"] = paging;
        }

        return body;
    }

    private static GraphPage? Take(GraphPage page, string name, string value) => name switch
    {
        "limit" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most ? page with { Limit = limit } : null,
        "after" => Number(value) is { } below ? page with { Below = below } : null,
        "before" => Number(value) is { } above ? page with { Above = above } : null,
        "since" => Time(value) is { } from ? page with { From = from } : null,
        _ => Time(value) is { } to ? page with { To = to } : null,
    };

    private static string Cursor(long number) => CursorStart + number.ToString("x16", CultureInfo.InvariantCulture);

    private static long? Number(string cursor) => cursor.StartsWith(CursorStart, StringComparison.Ordinal)
        && long.TryParse(cursor.AsSpan(CursorStart.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;

    // Meta takes much else; a caller that sends seconds is understood by everybody.
    private static DateTimeOffset? Time(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
