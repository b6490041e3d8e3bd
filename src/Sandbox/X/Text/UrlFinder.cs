namespace Distribution.Sandbox.X.Text;

/// <summary>Finds what X turns into a link: addresses with http(s), and bare domains of ASCII and accented Latin letters.</summary>
internal static class UrlFinder
{
    private const int LongestUrl = 4096;

    public static List<FoundUrl> Find(string text)
    {
        var found = new List<FoundUrl>();

        // A link begins after some character or at the very beginning; X tries the first character as the one before first.
        var at = text.Length > 1 && MayPrecede(text, 1) ? TakeAt(text, 1, found) : 0;
        at = at == 2 ? 0 : at;
        while (at < text.Length)
        {
            at = MayPrecede(text, at) ? TakeAt(text, at, found) : at + 1;
        }

        return found;
    }

    /// <returns>Where to go on.</returns>
    private static int TakeAt(string text, int at, List<FoundUrl> found)
    {
        var scheme = SchemeLength(text, at);
        if (scheme > 0 && UrlHost.End(text, at + scheme) is { } end)
        {
            var url = new FoundUrl(at, UrlTail.EndOfShortened(text, at + scheme, end) ?? UrlTail.End(text, end));
            if (url.End - url.Start <= LongestUrl)
            {
                found.Add(url);
            }

            return UrlTail.End(text, end) + 1;
        }

        if (UrlHost.End(text, at) is not { } bare)
        {
            return at + 1;
        }

        // A bare domain that hangs on one of these is part of a name, a path or a number.
        var tail = UrlTail.End(text, bare);
        if (at == 0 || text[at - 1] is not ('-' or '_' or '.' or '/'))
        {
            var hosts = UrlHost.Latin(text, at, bare);
            if (hosts.Count > 0 && bare < tail && UrlTail.HasPath(text, bare))
            {
                hosts[^1] = hosts[^1] with { End = tail };
            }

            found.AddRange(hosts);
        }

        return tail + 1;
    }

    private static bool MayPrecede(string text, int at) => at == 0 || !(
        char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '@' or '＠' or '$' or '#' or '＃' or '\uFFFE' or '\uFEFF' or '\uFFFF');

    private static int SchemeLength(string text, int at) =>
        text.AsSpan(at).StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
        : text.AsSpan(at).StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
}
