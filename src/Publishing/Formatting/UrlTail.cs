namespace Distribution.Publishing.Formatting;

/// <summary>Where port, path and query of a link end.</summary>
internal static class UrlTail
{
    /// <summary>The index behind an optional port at <paramref name="at"/>.</summary>
    public static int PortEnd(string text, int at)
    {
        if (at >= text.Length || text[at] != ':')
        {
            return at;
        }

        var end = Skip(text, at + 1, char.IsAsciiDigit);
        return end > at + 1 ? end : at;
    }

    /// <summary>The index behind an optional path: as far as characters and balanced parentheses go, less the punctuation at its end.</summary>
    public static int PathEnd(string text, int at)
    {
        if (at >= text.Length || text[at] != '/')
        {
            return at;
        }

        var end = at + 1;
        for (var i = end; i < text.Length;)
        {
            if (UrlCharacters.IsPathCharacter(text[i]))
            {
                end = UrlCharacters.EndsPath(text[i++]) ? i : end;
            }
            else if (ParenthesesEnd(text, i) is var closed and > 0)
            {
                end = i = closed;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>The index behind an optional query.</summary>
    public static int QueryEnd(string text, int at)
    {
        if (at >= text.Length || text[at] != '?')
        {
            return at;
        }

        var end = Skip(text, at + 1, UrlCharacters.IsQueryCharacter);
        while (end > at + 1 && !UrlCharacters.EndsQuery(text[end - 1]))
        {
            end--;
        }

        return end > at + 1 ? end : at;
    }

    // Parentheses belong to a path when they hold something and close again; one pair may stand inside another.
    private static int ParenthesesEnd(string text, int at)
    {
        if (text[at] != '(')
        {
            return -1;
        }

        var inner = Skip(text, at + 1, UrlCharacters.IsPathCharacter);
        if (Is(text, inner, ')'))
        {
            return inner > at + 1 ? inner + 1 : -1;
        }

        if (!Is(text, inner, '('))
        {
            return -1;
        }

        var nested = Skip(text, inner + 1, UrlCharacters.IsPathCharacter);
        if (nested == inner + 1 || !Is(text, nested, ')'))
        {
            return -1;
        }

        var outer = Skip(text, nested + 1, UrlCharacters.IsPathCharacter);
        return Is(text, outer, ')') ? outer + 1 : -1;
    }

    private static bool Is(string text, int at, char c) => at < text.Length && text[at] == c;

    private static int Skip(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }
}
