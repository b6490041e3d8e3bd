using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Distribution.Publishing.Ingesting;

/// <summary>A moment as somebody wrote it. One without an offset is no moment, and nothing here guesses a zone.</summary>
internal abstract partial record StatedTime
{
    private StatedTime() { }

    /// <summary>A moment, in the offset it was written with.</summary>
    internal sealed record Moment(DateTimeOffset At) : StatedTime;

    /// <summary>A date, or a clock on some wall.</summary>
    internal sealed record WithoutOffset(string Text) : StatedTime;

    /// <summary>Not a date at all, or one nobody published on.</summary>
    internal sealed record Unreadable(string Text) : StatedTime;

    /// <summary>Reads ISO 8601 and RFC 3339; seconds, fraction and the colon of the offset may be missing.</summary>
    public static StatedTime Read(string text)
    {
        text = text.Trim();
        var match = Iso().Match(text);
        if (!match.Success)
        {
            return new Unreadable(Short(text));
        }

        var second = match.Groups["second"].Success ? match.Groups["second"].Value : "00";
        var fraction = match.Groups["fraction"].Success ? match.Groups["fraction"].Value : "0";
        var clock = match.Groups["minute"].Success ? match.Groups["minute"].Value : "00:00";
        var local = $"{match.Groups["day"].Value}T{clock}:{second}.{fraction[..Math.Min(7, fraction.Length)]}";
        if (!DateTime.TryParseExact(local, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            || wall.Year < FirstYear)
        {
            return new Unreadable(Short(text));
        }

        if (!match.Groups["offset"].Success)
        {
            return new WithoutOffset(Short(text));
        }

        return Offset(match.Groups["offset"].Value) is { } offset && Fits(wall, offset)
            ? new Moment(new(wall, offset))
            : new Unreadable(Short(text));
    }

    /// <summary>Reads what pages carry besides: the dates of mail and feeds, and Unix time in seconds or milliseconds.</summary>
    public static StatedTime ReadLoosely(string text)
    {
        text = text.Trim();
        if (UnixTime().IsMatch(text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new Moment(text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number));
        }

        return MailDate().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var mail)
            && mail.Year >= FirstYear
            ? new Moment(mail)
            : Read(text);
    }

    /// <summary>The moment, or null.</summary>
    public DateTimeOffset? Instant => this switch
    {
        Moment moment => moment.At,
        WithoutOffset or Unreadable => null,
        _ => throw new UnreachableException(GetType().Name),
    };

    /// <summary>0001-01-01 is what a system writes that has no date.</summary>
    private const int FirstYear = 1600;

    private static TimeSpan? Offset(string text)
    {
        if (text is "Z" or "z" || text.EndsWith('T') || text.EndsWith('C'))
        {
            return TimeSpan.Zero;
        }

        var digits = text[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var hours = int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture);
        var minutes = int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture);
        var size = new TimeSpan(hours, minutes, 0);
        return minutes > 59 || size > TimeSpan.FromHours(14) ? null : text[0] == '-' ? -size : size;
    }

    private static bool Fits(DateTime wall, TimeSpan offset) => (wall.Ticks - offset.Ticks) is var utc && utc > 0 && utc < DateTime.MaxValue.Ticks;

    private static string Short(string text) => ArticleText.Cut(ArticleText.Clean(text), 60);

    [GeneratedRegex(@"^(?<day>\d{4}-\d{2}-\d{2})(?:[Tt ](?<minute>\d{2}:\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,12}))?)?\s?(?<offset>Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?:\d{10}|\d{13})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex UnixTime();

    [GeneratedRegex(@"^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MailDate();
}
