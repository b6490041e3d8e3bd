namespace Distribution.Publishing.Formatting;

/// <summary>
/// Which characters may stand where in a link that a network finds in plain text.
/// The rule: https://github.com/twitter/twitter-text (the conformance files describe it; version 3).
/// </summary>
internal static class UrlCharacters
{
    /// <summary>May stand right before a link. The start of the text may, too.</summary>
    public static bool MayPrecede(char c) =>
        !char.IsAsciiLetterOrDigit(c) && c is not ('@' or '＠' or '$' or '#' or '＃') && !IsForbidden(c);

    /// <summary>Before a link without protocol these make it part of a path, a file name or an address.</summary>
    public static bool BlocksBareLink(char c) => c is '-' or '_' or '.' or '/';

    /// <summary>A label of a host may be in any script; only punctuation and spaces end it. Hyphen and underscore are treated apart.</summary>
    public static bool IsHostCharacter(char c) => c switch
    {
        '!' or '\'' or '#' or '%' or '&' or '(' or ')' or '*' or '+' or ',' or '\\' or '-' or '.' or '/' => false,
        ':' or ';' or '<' or '=' or '>' or '?' or '@' or '[' or ']' or '^' or '_' or '{' or '|' or '}' or '~' or '$' => false,
        _ => !IsForbidden(c) && !IsSpace(c) && !IsDirectionMark(c),
    };

    /// <summary>May be part of a host that is written without protocol.</summary>
    public static bool IsBareHostCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '-' || IsAccentedLatin(c);

    /// <summary>May be part of a path. Parentheses may only when they are balanced.</summary>
    public static bool IsPathCharacter(char c) =>
        EndsPath(c) || c is '!' or '*' or '\'' or ';' or ':' or ',' or '.' or '$' or '%' or '[' or ']' or '–' or '~' or '@' or '|' or '&';

    /// <summary>May be the last character of a path; what follows it is the sentence's punctuation.</summary>
    public static bool EndsPath(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '=' or '_' or '#' or '/' || IsCyrillic(c) || IsAccentedLatin(c);

    /// <summary>May be part of a query: ASCII only.</summary>
    public static bool IsQueryCharacter(char c) =>
        EndsQuery(c) || c is '!' or '?' or '*' or '\'' or '@' or '(' or ')' or ';' or ':' or '+' or '$' or '%' or '[' or ']' or '.' or ',' or '~' or '|';

    /// <summary>May be the last character of a query.</summary>
    public static bool EndsQuery(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '&' or '=' or '#' or '/';

    /// <summary>A Latin letter beyond ASCII, or a combining mark. Upper and lower case of one letter count alike.</summary>
    public static bool IsAccentedLatin(char c) => c switch
    {
        '×' or '÷' => false,
        >= '\u00C0' and <= '\u024F' or '\u0253' or '\u0254' or '\u0256' or '\u0257' or '\u0259' or '\u025B' or '\u0263' or '\u0268' => true,
        '\u026F' or '\u0272' or '\u0289' or '\u028B' or '\u02BB' or (>= '\u0300' and <= '\u036F') or (>= '\u1E00' and <= '\u1EFF') => true,

        // The other case of a letter above. U+0345, a combining iota, even brings the Greek letter iota along.
        '\u0260' or '\u0269' or '\u0275' or '\u0280' or '\u0283' or '\u0288' or '\u028A' or '\u028C' or '\u0292' => true,
        '\u0399' or '\u03B9' or '\u1FBE' or '\u2C65' or '\u2C66' or '\u2C7E' or '\u2C7F' or '\uA7DC' => true,
        _ => false,
    };

    private static bool IsCyrillic(char c) => c is (>= '\u0400' and <= '\u04FF') or (>= '\u1C80' and <= '\u1C87');

    private static bool IsForbidden(char c) => c is '\uFFFE' or '\uFEFF' or '\uFFFF';

    private static bool IsDirectionMark(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsSpace(char c) => c is (>= '\t' and <= '\r') or ' ' or '\u0085' or '\u00A0' or '\u1680' or '\u180E'
        or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000';
}
