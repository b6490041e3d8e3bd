namespace Distribution.Sandbox.X.Text;

/// <summary>Host names in running text. X takes any letter or sign into a label but ASCII punctuation and blanks.</summary>
internal static class UrlHost
{
    private const int LongestEnding = 63;

    /// <returns>The end of the longest host that begins here and closes with a known ending, or null.</returns>
    public static int? End(string text, int start)
    {
        int? best = null;
        var label = start;
        while (true)
        {
            var end = label;
            while (end < text.Length && (IsPart(text[end]) || text[end] is '-' or '_'))
            {
                end++;
            }

            // The label right before the ending has no underscore.
            if (end == label || end >= text.Length || text[end] != '.' || !IsPart(text[label]) || !IsPart(text[end - 1]))
            {
                return best;
            }

            best = text.AsSpan(label, end - label).Contains('_') ? best : EndingAt(text, end + 1, text.Length) ?? best;
            label = end + 1;
        }
    }

    /// <returns>The hosts of Latin labels inside a bare one; the ending may be of any script.</returns>
    public static List<FoundUrl> Latin(string text, int start, int limit)
    {
        var found = new List<FoundUrl>();
        var at = start;
        while (at < limit)
        {
            if (LatinEnd(text, at, limit) is { } end)
            {
                found.Add(new FoundUrl(at, end));
                at = end;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    private static int? LatinEnd(string text, int start, int limit)
    {
        int? best = null;
        var label = start;
        while (true)
        {
            var end = label;
            while (end < limit && (IsLatin(text[end]) || text[end] == '-'))
            {
                end++;
            }

            if (end == label || end >= limit || text[end] != '.')
            {
                return best;
            }

            best = EndingAt(text, end + 1, limit) ?? best;
            label = end + 1;
        }
    }

    private static int? EndingAt(string text, int start, int limit)
    {
        var longest = start;
        while (longest < limit && longest - start < LongestEnding && (IsPart(text[longest]) || text[longest] == '-'))
        {
            longest++;
        }

        for (var end = longest; end > start; end--)
        {
            if (TopLevelDomains.Has(text[start..end]) && (end == limit || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] is '@' or '+' or '-')))
            {
                return end;
            }
        }

        return null;
    }

    private static bool IsPart(char c) => !char.IsWhiteSpace(c)
        && !"!'#%&()*+,\\-./:;<=>?@[]^_{|}~$".Contains(c, StringComparison.Ordinal)
        && c is not ((>= '\u202A' and <= '\u202E') or '\u061C' or '\u200E' or '\u200F' or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFEFF' or '\uFFFF');

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c) || (c is >= 'À' and <= 'ɏ' and not ('×' or '÷'));
}
