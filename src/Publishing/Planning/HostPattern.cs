using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Distribution.Publishing.Planning;

/// <summary>A host of a publication's, or with a leading <c>*.</c> every host below one, but not that one.</summary>
/// <param name="Value">Lower-case ASCII; an international name in its <c>xn--</c> form.</param>
public sealed record HostPattern(string Value)
{
    private const string AnyBelow = "*.";

    /// <summary>Reads what a person wrote.</summary>
    /// <param name="problem">What to mend, as half a sentence.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out HostPattern? pattern, [NotNullWhen(false)] out string? problem)
    {
        var below = text.StartsWith(AnyBelow, StringComparison.Ordinal);
        var host = below ? text[AnyBelow.Length..] : text;
        var ascii = ToAscii(host);
        problem = host switch
        {
            _ when host.Contains("://", StringComparison.Ordinal) => "leave out the scheme",
            _ when host.AsSpan().ContainsAny("/?#") => "leave out the path",
            _ when host.Contains(':', StringComparison.Ordinal) => "leave out the port",
            _ when host.Contains('*', StringComparison.Ordinal) => "a star stands only in front, as in \"*.example.com\"",
            _ when ascii is null => "it is no host name",
            _ when below && !ascii.Contains('.', StringComparison.Ordinal) => "everything below a top-level domain is not one publication's",
            _ => null,
        };
        pattern = problem is null ? new((below ? AnyBelow : "") + ascii) : null;
        return pattern is not null;
    }

    /// <summary>Whether the link's host is this one, or below it.</summary>
    public bool Matches(Uri link)
    {
        var host = link.IdnHost;
        return Value.StartsWith(AnyBelow, StringComparison.Ordinal)
            ? host.Length > Value.Length - 1 && host.EndsWith(Value[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    private static string? ToAscii(string host)
    {
        try
        {
            var ascii = new IdnMapping().GetAscii(host).ToLowerInvariant();
            return Uri.CheckHostName(ascii) is UriHostNameType.Dns or UriHostNameType.IPv4 && !ascii.EndsWith('.') ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;    // IdnMapping says an impossible name so
        }
    }
}
