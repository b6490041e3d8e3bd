namespace Distribution.Sandbox.X.Text;

/// <summary>Cashtags and mentions outside of links.</summary>
internal static class Tags
{
    private const int LongestCashtag = 6;

    public static int Cashtags(WeightedText text) => Outside(text).Count(at => IsCashtag(text.Normalized, at));

    public static bool AnyMention(WeightedText text) => Outside(text).Any(at => IsMention(text.Normalized, at));

    private static IEnumerable<int> Outside(WeightedText text)
    {
        var url = 0;
        for (var at = 0; at < text.Normalized.Length; at++)
        {
            if (url < text.Urls.Count && text.Urls[url].Start == at)
            {
                at = text.Urls[url++].End - 1;
            }
            else
            {
                yield return at;
            }
        }
    }

    private static bool IsCashtag(string text, int at)
    {
        if (text[at] != '$' || (at > 0 && !char.IsWhiteSpace(text[at - 1])))
        {
            return false;
        }

        var end = at + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end - at - 1 is > 0 and <= LongestCashtag && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$'));
    }

    private static bool IsMention(string text, int at) => text[at] is '@' or '＠'
        && at + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[at + 1]) || text[at + 1] == '_')
        && (at == 0 || !(char.IsAsciiLetterOrDigit(text[at - 1]) || "_!#$%&*@＠".Contains(text[at - 1], StringComparison.Ordinal)));
}
