using System.Globalization;

namespace Distribution.Publishing.Formatting;

/// <summary>Shortens a text to a number of UTF-16 units: at a word if one ends in the second half, never through a character as people see it.</summary>
internal static class PlainFit
{
    private const string Ellipsis = "…";

    /// <summary>The text itself where it fits; else its longest good beginning and an ellipsis; empty where not even that fits.</summary>
    public static string Shorten(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        if (limit < Ellipsis.Length)
        {
            return "";
        }

        var room = limit - Ellipsis.Length;
        var whole = StringInfo.ParseCombiningCharacters(text).TakeWhile(start => start <= room).LastOrDefault();
        var word = whole;
        while (word > 0 && !char.IsWhiteSpace(text[word]) && !char.IsWhiteSpace(text[word - 1]))
        {
            word--;
        }

        return text[..(word * 2 >= room ? word : whole)].TrimEnd() + Ellipsis;
    }
}
