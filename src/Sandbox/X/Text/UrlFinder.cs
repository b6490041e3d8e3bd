using System.Globalization;

namespace Distribution.Sandbox.X.Text;

/// <summary>Finds what X turns into a link: addresses with http(s), and bare domains of ASCII and accented Latin letters.</summary>
internal static class UrlFinder
{
    private const int LongestUrl = 4096;
    private const int LongestHost = 253;

    public static List<FoundUrl> Find(string text)
    {
        var found = new List<FoundUrl>();
        var at = 0;
        while (at < text.Length)
        {
            if (MayPrecede(text, at) && At(text, at) is { } url && url.End - url.Start <= LongestUrl)
            {
                found.Add(url);
                at = url.End;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    private static FoundUrl? At(string text, int at)
    {
        var scheme = SchemeLength(text, at);
        var hostStart = at + scheme;
        if (scheme == 0 && at > 0 && text[at - 1] is '-' or '_' or '.' or '/')
        {
            return null;
        }

        var run = hostStart;
        while (run < text.Length && IsHostPart(text[run]))
        {
            run++;
        }

        if (scheme > 0)
        {
            return HostEnd(text, hostStart, run) is { } end ? new(at, UrlTail.End(text, end)) : null;
        }

        // Without a scheme only the run of Latin letters counts, wherever it begins inside the word.
        var start = hostStart;
        while (start < run && !IsLatin(text[start]))
        {
            start++;
        }

        var latin = start;
        while (latin < run && (IsLatin(text[latin]) || text[latin] is '.' or '-'))
        {
            latin++;
        }

        return HostEnd(text, start, latin) is { } bare ? new(start, UrlTail.End(text, bare)) : null;
    }

    /// <summary>The end of the longest host that closes with a known ending, at least one label before it.</summary>
    private static int? HostEnd(string text, int start, int limit)
    {
        int? best = null;
        var label = start;
        var labels = 0;
        while (label < limit)
        {
            var end = label;
            while (end < limit && text[end] != '.')
            {
                end++;
            }

            if (end == label || !IsAlphanumeric(text[label]) || !IsAlphanumeric(text[end - 1]))
            {
                break;
            }

            if (labels > 0 && end - start <= LongestHost && TopLevelDomains.Has(text[label..end]) && MayFollow(text, end)
                && !text[PreviousLabel(text, start, label)..label].Contains('_', StringComparison.Ordinal))
            {
                best = end;
            }

            labels++;
            label = end + 1;
        }

        return best;
    }

    private static int PreviousLabel(string text, int start, int label) =>
        label - 2 < start ? start : Math.Max(start, text.LastIndexOf('.', label - 2, label - 1 - start) + 1);

    private static bool MayPrecede(string text, int at) => at == 0 || !(
        char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '@' or '＠' or '$' or '#' or '＃' or '\uFFFE' or '\uFEFF' or '\uFFFF');

    private static bool MayFollow(string text, int end) =>
        end >= text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] is '@' or '+' or '-');

    private static int SchemeLength(string text, int at) =>
        text.AsSpan(at).StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
        : text.AsSpan(at).StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;

    private static bool IsHostPart(char c) => IsAlphanumeric(c) || c is '.' or '-' or '_';

    private static bool IsAlphanumeric(char c) => char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c) || (c is >= 'À' and <= 'ɏ' and not ('×' or '÷'));
}
