namespace Distribution.Sandbox.X.Text;

/// <summary>Port, path and query after a host. Closing punctuation belongs to the sentence, a balanced parenthesis to the path.</summary>
internal static class UrlTail
{
    public static int End(string text, int hostEnd)
    {
        var end = Port(text, hostEnd);
        if (end < text.Length && text[end] == '/')
        {
            end = Path(text, end + 1);
        }

        return end < text.Length && text[end] == '?' ? Query(text, end) : end;
    }

    public static bool HasPath(string text, int hostEnd) => Port(text, hostEnd) is var end && end < text.Length && text[end] == '/';

    /// <summary>A t.co link ends with its slug, whatever is glued to it.</summary>
    /// <returns>Null for another host or without a slug.</returns>
    public static int? EndOfShortened(string text, int host, int hostEnd)
    {
        if (!text.AsSpan(host, hostEnd - host).Equals("t.co", StringComparison.OrdinalIgnoreCase) || hostEnd >= text.Length || text[hostEnd] != '/')
        {
            return null;
        }

        var end = hostEnd + 1;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        return end == hostEnd + 1 ? null : end < text.Length && text[end] == '?' ? Query(text, end) : end;
    }

    private static int Port(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return at < text.Length && text[at] == ':' && end > at + 1 ? end : at;
    }

    private static int Path(string text, int at)
    {
        var end = at;
        while (at < text.Length)
        {
            if (text[at] == '(')
            {
                var close = Balanced(text, at, deepest: 2);
                if (close < 0)
                {
                    break;
                }

                at = end = close;
            }
            else if (IsPathPart(text[at]))
            {
                at++;
                end = EndsPath(text[at - 1]) ? at : end;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <returns>One past the parenthesis that closes the one at this place, or -1.</returns>
    private static int Balanced(string text, int open, int deepest)
    {
        var at = open + 1;
        while (at < text.Length)
        {
            if (text[at] == ')')
            {
                return at > open + 1 ? at + 1 : -1;
            }

            if (text[at] == '(' && deepest > 1)
            {
                at = Balanced(text, at, deepest - 1);
                if (at < 0)
                {
                    return -1;
                }
            }
            else if (IsPathPart(text[at]))
            {
                at++;
            }
            else
            {
                return -1;
            }
        }

        return -1;
    }

    private static int Query(string text, int question)
    {
        var end = question;
        for (var at = question + 1; at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || "!?*'@();:&=+$/%#[]-_.,~|".Contains(text[at], StringComparison.Ordinal)); at++)
        {
            end = char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '_' or '&' or '=' or '#' or '/' ? at + 1 : end;
        }

        return end;
    }

    private static bool IsPathPart(char c) => IsLetterOrDigit(c) || "!*';:=+,.$/%#[]-–_~@|&".Contains(c, StringComparison.Ordinal);

    private static bool EndsPath(char c) => IsLetterOrDigit(c) || c is '=' or '_' or '#' or '/' or '+' or '-';

    private static bool IsLetterOrDigit(char c) => char.IsAsciiLetterOrDigit(c)
        || (c is >= 'À' and <= 'ɏ' and not ('×' or '÷')) || c is (>= '\u0300' and <= '\u036F') or (>= 'Ѐ' and <= 'ӿ') or (>= 'Ḁ' and <= 'ỿ');
}
