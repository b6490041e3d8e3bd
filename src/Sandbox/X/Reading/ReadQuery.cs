using System.Globalization;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;
using Distribution.Sandbox.X.Auth;
using Distribution.Sandbox.X.Posting;

namespace Distribution.Sandbox.X.Reading;

/// <summary>The parameters of a reading call, judged one by one.</summary>
internal sealed class ReadQuery
{
    private static readonly string[] Passive = ["expansions", "user.fields", "media.fields", "place.fields", "poll.fields"];
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"];

    private ReadQuery(FieldSpelling spelling) => Fields = FieldRequest.None(spelling);

    public FieldRequest Fields { get; private set; }
    public int Count { get; private set; } = 10;
    public PostRange Range { get; private set; } = new(0, long.MaxValue, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, Replies: true);

    /// <returns>The query, or the 400 it earns.</returns>
    public static (ReadQuery? Query, SandboxReply? Refusal) Read(SqlSession session, SandboxCall call, FieldSpelling spelling, bool isTimeline)
    {
        var query = new ReadQuery(spelling);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in QueryParameters.Read(call.Query))
        {
            if (!seen.Add(name) || !query.Take(name, value, spelling, isTimeline, out var known))
            {
                return (null, XReplies.Invalid($"The `{name}` query parameter value [{value}] is not valid", name, value));
            }

            if (!known)
            {
                Journal.Add(session, call.Breach(XSandbox.Word, "unknown-parameter", name));
                return (null, XReplies.Invalid($"The query parameter [{name}] is not one of [{Allowed(spelling, isTimeline)}]", name, value));
            }
        }

        return query.Range.From < query.Range.To
            ? (query, null)
            : (null, XReplies.Invalid("Invalid 'start_time':'end_time'. 'start_time' must be earlier than 'end_time'."));
    }

    /// <summary>An opaque token for the page below this id.</summary>
    public static string Token(string id) => "7140" + long.Parse(id, CultureInfo.InvariantCulture).ToString("x16", CultureInfo.InvariantCulture);

    private bool Take(string name, string value, FieldSpelling spelling, bool isTimeline, out bool known)
    {
        known = true;
        if (FieldRequest.IsParameter(name, spelling, out var newSpelling))
        {
            Fields = new FieldRequest(value.Split(',').ToHashSet(), newSpelling);
            return Fields.Unknown() is null;
        }

        if (Passive.Contains(name))
        {
            return value.Length > 0;
        }

        if (isTimeline && TakeOfTimeline(name, value) is { } fits)
        {
            return fits;
        }

        known = false;
        return true;
    }

    private bool? TakeOfTimeline(string name, string value) => name switch
    {
        "max_results" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && (Count = count) is >= 5 and <= 100,
        "exclude" => value.Split(',') is var kinds && kinds.All(kind => kind is "replies" or "retweets") && Narrow(Range with { Replies = !kinds.Contains("replies") }),
        "since_id" => Id(value, out var id) && Narrow(Range with { After = id }),
        "until_id" => Id(value, out var id) && Narrow(Range with { Before = Math.Min(Range.Before, id) }),
        "start_time" => Time(value, out var time) && Narrow(Range with { From = time }),
        "end_time" => Time(value, out var time) && Narrow(Range with { To = time }),
        "pagination_token" => value.StartsWith("7140", StringComparison.Ordinal)
            && long.TryParse(value.AsSpan(4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var below)
            && Narrow(Range with { Before = Math.Min(Range.Before, below) }),
        _ => null,
    };

    private bool Narrow(PostRange range)
    {
        Range = range;
        return true;
    }

    private static bool Id(string value, out long id)
    {
        id = 0;
        return PostShape.IsId(value) && long.TryParse(value, CultureInfo.InvariantCulture, out id);
    }

    private static bool Time(string value, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(value, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static string Allowed(FieldSpelling spelling, bool isTimeline) => string.Join(',',
        (string[])[
            .. spelling switch
            {
                FieldSpelling.Old => ["tweet.fields"],
                FieldSpelling.New => ["post.fields"],
                _ => (string[])["tweet.fields", "post.fields"],
            },
            .. Passive,
            .. isTimeline ? (string[])["max_results", "pagination_token", "exclude", "start_time", "end_time", "since_id", "until_id"] : [],
        ]);
}
