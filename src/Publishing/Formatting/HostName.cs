namespace Distribution.Publishing.Formatting;

/// <summary>The host of a link in plain text: labels, then a known top-level domain.</summary>
internal static class HostName
{
    private const int LongestLabel = 63;

    /// <summary>The index behind the longest host that starts at <paramref name="at"/>; -1 where none does.</summary>
    /// <param name="settled">Where none does: up to here no later start can succeed either, which keeps long texts linear.</param>
    public static int End(string text, int at, out int settled)
    {
        var (start, end, underscores) = (at, -1, false);
        while (true)
        {
            var (label, underscore) = (at, false);
            while (at < text.Length && (UrlCharacters.IsHostCharacter(text[at]) || text[at] is '-' or '_'))
            {
                underscore |= text[at++] == '_';
            }

            underscores |= underscore;
            var framed = at > label && (text[label] is '-' or '_' || text[at - 1] is '-' or '_');
            if (at == label || at >= text.Length || text[at] != '.' || framed)
            {
                // A part of the last label may still be a host, or a protocol.
                settled = underscores ? start : framed || (at < text.Length && text[at] == ':') ? label : at;
                return end;
            }

            // The label before the top-level domain has no underscore; labels further left may.
            at++;
            end = !underscore && TopLevelDomains.EndAt(text, at, text.Length) is var known and > 0 ? known : end;
        }
    }

    /// <summary>The Latin hosts within a host in mixed scripts, the only ones that become links without a protocol.</summary>
    public static List<UrlSpan> BareParts(string text, int start, int end)
    {
        List<UrlSpan> parts = [];
        for (var i = start; i < end;)
        {
            var (at, partEnd) = (i, -1);
            while (true)
            {
                var label = at;
                while (at < end && UrlCharacters.IsBareHostCharacter(text[at]))
                {
                    at++;
                }

                if (at == label || at >= end || text[at] != '.')
                {
                    break;
                }

                at++;
                partEnd = TopLevelDomains.EndAt(text, at, end) is var known and > 0 ? known : partEnd;
            }

            if (partEnd > 0)
            {
                parts.Add(new(i, partEnd - i));
            }

            i = partEnd > 0 ? partEnd : Math.Max(at, i + 1);
        }

        return parts;
    }

    /// <summary>Whether every label fits into the domain name system once encoded, and a host that says it is encoded is plain.</summary>
    public static bool IsValid(string text, int start, int end)
    {
        var host = text.AsSpan(start..end);
        if (host.StartsWith("xn--", StringComparison.Ordinal) && BareParts(text, start, end).Count == 0)
        {
            return false;
        }

        foreach (var label in host.Split('.'))
        {
            if (EncodedLength(host[label]) is < 1 or > LongestLabel)
            {
                return false;
            }
        }

        return true;
    }

    // The full stops of East Asian scripts separate labels only for the encoding.
    private static int EncodedLength(ReadOnlySpan<char> label)
    {
        var length = -1;
        foreach (var part in label.SplitAny('\u3002', '\uFF0E', '\uFF61'))
        {
            length += 1 + Punycode.EncodedLength(label[part]);
        }

        return length;
    }
}
