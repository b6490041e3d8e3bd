using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Distribution.Publishing.Ingesting;

/// <summary>Makes text from the outside into text for people: one line, composed, nothing invisible that deceives.</summary>
internal static partial class ArticleText
{
    /// <summary>
    /// Collapses white space, composes to NFC and drops control characters, soft hyphens, zero-width spaces, bidirectional overrides and broken
    /// surrogates. Joiners, variation selectors, direction marks and no-break spaces stay: emoji and typography need them.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Breaks(rune.Value))
            {
                pendingSpace = clean.Length > 0;
            }
            else if (!Vanishes(rune, text))
            {
                clean.Append(pendingSpace ? " " : "").Append(rune.ToString());
                pendingSpace = false;
            }
        }

        return clean.ToString().Trim().Normalize();
    }

    /// <summary>Cleans text that was written for a page inside something else: entities decoded, inline tags dropped.</summary>
    public static string FromMarkup(string? text) => Clean(text is null ? null : WebUtility.HtmlDecode(InlineTag().Replace(text, TagText)));

    /// <summary>Cuts at a whole character as people see it, so that no emoji or accent breaks.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var end = 0;
        while (end < text.Length && StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var length && end + length <= limit)
        {
            end += length;
        }

        return text[..end].TrimEnd();
    }

    private static bool Breaks(int c) => c is ' ' or '\t' or '\n' or '\v' or '\f' or '\r' or 0x85 or 0x2028 or 0x2029;

    private static bool Vanishes(Rune rune, string text) => rune.Value switch
    {
        < 0x20 or (>= 0x7F and < 0xA0) => true,
        0xAD or 0x200B or 0xFEFF => true,
        >= 0x202A and <= 0x202E => true,
        0xFFFD => !text.Contains('\uFFFD', StringComparison.Ordinal),    // stands for half a surrogate pair here, not for itself
        _ => false,
    };

    private static string TagText(Match tag) => tag.Groups["break"].Success ? " " : "";

    [GeneratedRegex("</?(?:(?<break>br|p|div|li)|b|i|em|strong|span|a|u|s|sup|sub|mark|small|cite|q|code|abbr|time)(?:\\s[^<>]{0,500})?/?>",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex InlineTag();
}
