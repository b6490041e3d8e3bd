namespace Distribution.Publishing.Formatting;

/// <summary>
/// Finds what a network makes a link of in plain text: with a protocol, and without one where a known top-level domain ends the host,
/// so that "ASP.NET" is a link and "node.js" is none.
/// The rule: https://github.com/twitter/twitter-text, version 3; a differential test compares us with it.
/// </summary>
internal static class UrlDetection
{
    /// <summary>Longer links are no links. The length counts the protocol twice, as the published rule does.</summary>
    private const int GreatestLength = 4096;

    private const int ShortenedSlugLength = 40;
    private const string AssumedProtocol = "https://";

    /// <summary>The links of a text in NFC, in order, without overlap.</summary>
    public static IReadOnlyList<UrlSpan> Find(string text)
    {
        List<UrlSpan> found = [];
        var lastDot = text.LastIndexOf('.');
        for (var at = 0; at < lastDot;)
        {
            if (MatchAround(text, at, out var settled) is { } match)
            {
                found.AddRange(match.Protocol > 0 ? WithProtocol(text, match) : Bare(text, match));
                at = match.End;
            }
            else
            {
                at = Math.Max(at + 1, settled - 1);
            }
        }

        return found;
    }

    // The character at the index is the one before the link; only at the start of a text there may be none.
    private static Match? MatchAround(string text, int at, out int settled)
    {
        settled = at;
        return (UrlCharacters.MayPrecede(text[at]) ? MatchAt(text, at + 1, out settled) : null) ?? (at == 0 ? MatchAt(text, 0, out _) : null);
    }

    private static Match? MatchAt(string text, int start, out int settled)
    {
        var protocol = ProtocolLength(text.AsSpan(start));
        var host = start + protocol;
        var hostEnd = HostName.End(text, host, out settled);
        if (hostEnd < 0)
        {
            return null;
        }

        var path = UrlTail.PortEnd(text, hostEnd);
        var pathEnd = UrlTail.PathEnd(text, path);
        return new(start, protocol, hostEnd, HasPath: pathEnd > path, UrlTail.QueryEnd(text, pathEnd));
    }

    private static IEnumerable<UrlSpan> WithProtocol(string text, Match match)
    {
        if (!HasValidLength(text, match))
        {
            yield break;
        }

        var end = match.End;
        if (match.HasPath && text.AsSpan(match.Host..match.HostEnd).Equals("t.co", StringComparison.OrdinalIgnoreCase) && text[match.HostEnd] == '/')
        {
            var slug = match.HostEnd + 1;
            var slugEnd = slug;
            while (slugEnd < text.Length && char.IsAsciiLetterOrDigit(text[slugEnd]))
            {
                slugEnd++;
            }

            if (slugEnd - slug > ShortenedSlugLength)
            {
                yield break;
            }

            end = slugEnd > slug ? UrlTail.QueryEnd(text, slugEnd) : end;
        }

        yield return new(match.Start, end - match.Start);
    }

    // Of a host in mixed scripts only the Latin parts become links: "これはexample.comです" links "example.com".
    private static List<UrlSpan> Bare(string text, Match match)
    {
        if (!HasValidLength(text, match) || (match.Start > 0 && UrlCharacters.BlocksBareLink(text[match.Start - 1])))
        {
            return [];
        }

        var links = HostName.BareParts(text, match.Host, match.HostEnd);
        if (match.HasPath && links.Count > 0)
        {
            links[^1] = new(links[^1].Index, match.End - links[^1].Index);
        }

        return links;
    }

    private static bool HasValidLength(string text, Match match)
    {
        var protocol = match.Protocol > 0 ? match.Protocol : AssumedProtocol.Length;
        return protocol + match.End - match.Start <= GreatestLength && HostName.IsValid(text, match.Host, match.HostEnd);
    }

    private static int ProtocolLength(ReadOnlySpan<char> text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;

    private readonly record struct Match(int Start, int Protocol, int HostEnd, bool HasPath, int End)
    {
        public int Host => Start + Protocol;
    }
}
