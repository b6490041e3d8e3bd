using System.Text;

namespace Distribution.Publishing.Formatting;

/// <summary>
/// Makes a headline harmless in a post: it mentions nobody, links nothing and tags at most one share.
/// What would become one of these is broken by an invisible U+2060 (word joiner), so that the headline still reads as the newsroom wrote it:
/// unlike a space or a full-width sign it changes no glyph, and unlike U+200B it allows no line break. It weighs 2.
/// Explicit http links are broken the same way rather than cut, because a headline that speaks of an address loses its sense without it.
/// Hashtags stay: they are the editor's.
/// </summary>
internal static class SafeText
{
    private const char WordJoiner = '\u2060';
    private const int LongestCashtag = 6;

    /// <summary>The harmless form, on one line and in NFC. Applied again it changes nothing.</summary>
    public static string Of(string text)
    {
        var clean = WellFormedText.Of(SingleSpaces.Of(WithoutControls(text)));
        return WithoutLinks(WithoutTags(clean));
    }

    // Right-to-left marks stay, and so do isolates that close again; what may turn the rest of a page around goes.
    private static string WithoutControls(string text)
    {
        var isolates = IsolatesClose(text);
        return string.Concat(text.Where(c => c switch
        {
            '\uFEFF' or '\uFFFE' or '\uFFFF' => false,
            >= '\u202A' and <= '\u202E' => false,
            >= '\u2066' and <= '\u2069' => isolates,
            _ => !char.IsControl(c) || char.IsWhiteSpace(c),
        }));
    }

    private static bool IsolatesClose(string text)
    {
        var open = 0;
        foreach (var c in text)
        {
            open += c switch { >= '\u2066' and <= '\u2068' => 1, '\u2069' => -1, _ => 0 };
            if (open < 0)
            {
                return false;
            }
        }

        return open == 0;
    }

    private static string WithoutTags(string text)
    {
        var result = new StringBuilder(text.Length);
        var cashtags = 0;
        for (var i = 0; i < text.Length; i++)
        {
            result.Append(text[i]);
            if (Mentions(text, i) || (TagsShare(text, i) && cashtags++ > 0))
            {
                result.Append(WordJoiner);
            }
        }

        return result.ToString();
    }

    // Wider than any network's rule, except for a mail address, which mentions nobody. "RT@name" does.
    private static bool Mentions(string text, int at) =>
        text[at] is '@' or '＠' && at + 1 < text.Length && IsNameCharacter(text[at + 1])
        && (at == 0 || !IsNameCharacter(text[at - 1]) || IsRepost(text.AsSpan(0, at)));

    private static bool IsRepost(ReadOnlySpan<char> before) => before.EndsWith("rt", StringComparison.OrdinalIgnoreCase)
        && (before.Length == 2 || !(IsNameCharacter(before[^3]) || before[^3] is '+' or '~' or '.' or '-'));

    // "$" and one to six letters, as in "$AAPL" or "$BRK.B"; not "$100", not "A$AP".
    private static bool TagsShare(string text, int at)
    {
        if (text[at] != '$' || (at > 0 && IsNameCharacter(text[at - 1])))
        {
            return false;
        }

        var end = at + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end - at - 1 is >= 1 and <= LongestCashtag && (end == text.Length || !char.IsAsciiDigit(text[end]));
    }

    // Breaking one host can bare another within it ("example.com.au"), so it goes on until nothing is found, from the second round with every dot.
    private static string WithoutLinks(string text)
    {
        var result = text;
        for (var first = true; UrlDetection.Find(result) is { Count: > 0 } urls; first = false)
        {
            var broken = new StringBuilder(result);
            foreach (var url in urls.Reverse())
            {
                var dots = DotsOfHost(result, url);
                foreach (var dot in first ? dots.Take(1) : dots)
                {
                    broken.Insert(dot + 1, WordJoiner);
                }
            }

            result = broken.ToString();
        }

        return result;
    }

    // From the last to the first.
    private static IEnumerable<int> DotsOfHost(string text, UrlSpan url)
    {
        var link = url.Of(text);
        var protocol = link.IndexOf("://", StringComparison.Ordinal);
        var host = protocol is 4 or 5 ? protocol + "://".Length : 0;
        var hostEnd = link.IndexOfAny([':', '/', '?', '#'], host);
        for (var i = (hostEnd < 0 ? link.Length : hostEnd) - 1; i > host; i--)
        {
            if (link[i] == '.')
            {
                yield return url.Index + i;
            }
        }
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
