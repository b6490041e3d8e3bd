using System.Globalization;
using System.Net.Http.Headers;

namespace Distribution.Publishing.Channels;

/// <summary>An answer as it was read.</summary>
/// <param name="Body">At most as many bytes as were asked for; whatever had arrived when the connection broke.</param>
internal sealed record ChannelAnswer(int Status, HttpResponseHeaders Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Bytes. A page of a hundred posts with everything about them is far below.</summary>
    public const int BodyCap = 1024 * 1024;

    /// <summary>Bytes. The answer to anything but a page of posts needs less than a tenth.</summary>
    public const int ShortBodyCap = 64 * 1024;

    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>The first value of a header, or null.</summary>
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>A header's whole number, or null.</summary>
    public long? Number(string name) =>
        long.TryParse(Header(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>When Retry-After, in seconds or as a date, wants the next call; null when it says nothing that can be read.</summary>
    public DateTimeOffset? RetryAfter(DateTimeOffset now) => Header("Retry-After") switch
    {
        null => null,
        var seconds when int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var wait) => now.AddSeconds(wait),
        var date when DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => at,
        _ => null,
    };
}
