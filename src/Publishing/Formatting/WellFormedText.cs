using System.Text;

namespace Distribution.Publishing.Formatting;

/// <summary>Text as every network wants it: valid UTF-16 in normalisation form C.</summary>
internal static class WellFormedText
{
    private const char Refused = '\uFFFE';

    /// <summary>Half a surrogate pair becomes U+FFFD, one for one, so indices and weights stay; then NFC.</summary>
    public static string Of(string text)
    {
        var wellFormed = WithoutLoneSurrogates(text);

        // .NET refuses to normalise a text with U+FFFE; nothing composes across it, so its parts are normalised one by one.
        return wellFormed.Contains(Refused, StringComparison.Ordinal)
            ? string.Join(Refused, wellFormed.Split(Refused).Select(part => part.Normalize()))
            : wellFormed.Normalize();
    }

    /// <summary>The same with line ends of one kind and nothing blank at its ends: a text of several lines as it is posted.</summary>
    public static string Trimmed(string text) => Of(text).ReplaceLineEndings("\n").Trim();

    private static string WithoutLoneSurrogates(string text)
    {
        StringBuilder? repaired = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }

            repaired ??= new(text);
            repaired[i] = '\uFFFD';
        }

        return repaired?.ToString() ?? text;
    }
}
