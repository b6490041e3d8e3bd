using System.Collections.Frozen;

namespace Distribution.Publishing.Formatting;

/// <summary>The top-level domains that make a link of a bare host. Facts, listed in <see cref="TopLevelDomainNames"/>.</summary>
internal static class TopLevelDomains
{
    private static readonly FrozenSet<string> Names = TopLevelDomainNames.All.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int LongestBeyondAscii = Names.Where(name => !System.Text.Ascii.IsValid(name)).Max(name => name.Length);

    /// <summary>The index behind the top-level domain at <paramref name="at"/>, -1 where there is none.</summary>
    /// <param name="limit">Where the text that counts ends.</param>
    public static int EndAt(string text, int at, int limit)
    {
        if (EncodedEnd(text, at, limit) is var encoded and > 0)
        {
            return encoded;
        }

        var letters = at;
        while (letters < limit && char.IsAsciiLetter(text[letters]))
        {
            letters++;
        }

        for (var end = Math.Min(at + LongestBeyondAscii, limit); end > letters; end--)
        {
            if (EndsName(text, end, limit) && Lookup.Contains(text.AsSpan(at..end)))
            {
                return end;
            }
        }

        return letters > at && EndsName(text, letters, limit) && Lookup.Contains(text.AsSpan(at..letters)) ? letters : -1;
    }

    // A name in another script may follow right behind, a Latin letter or digit may not: "example.comです" is a link, "example.community" another.
    private static bool EndsName(string text, int end, int limit) =>
        end >= limit || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] is '@' or '+' or '-');

    private static int EncodedEnd(string text, int at, int limit)
    {
        if (!text.AsSpan(at, limit - at).StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        var end = at + "xn--".Length;
        while (end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-'))
        {
            end++;
        }

        return end > at + "xn--".Length ? end : -1;
    }
}
