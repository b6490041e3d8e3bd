namespace Distribution.Publishing.Formatting;

/// <summary>What follows the host of an address, encoded, without the marks between.</summary>
internal readonly record struct LinkParts(string Path, string Query, string Fragment)
{
    /// <summary>Read from the written form: <see cref="Uri.Query"/> includes the fragment of an address that was taken as written.</summary>
    public static LinkParts Of(Uri address)
    {
        var written = address.AbsoluteUri;
        var path = written.IndexOfAny(['/', '?', '#'], address.Scheme.Length + Uri.SchemeDelimiter.Length);
        var rest = path < 0 ? "" : written[path..];
        var (front, fragment) = Cut(rest, '#');
        var (before, query) = Cut(front, '?');
        return new(before.Length == 0 ? "/" : before, query, fragment);
    }

    private static (string Before, string After) Cut(string text, char mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
