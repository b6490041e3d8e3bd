using System.Globalization;

namespace Distribution.Publishing.Formatting;

/// <summary>Shortens a text to a weighted length: at a word, with an ellipsis, and never through a link or a character as people see it.</summary>
internal static class TextFit
{
    private const string Ellipsis = "…";

    // Punctuation and spaces that look wrong before an ellipsis. "%" and closing quotation marks belong to the word before.
    private const string Trimmed = " \t\r\n\u00A0\u3000\u2060.,;:!?·…-–—―&|/([{«“„‘‚、。，．；：！？・「『（【〈《";

    /// <summary>The text itself, in NFC, where it fits; else its longest good beginning and an ellipsis; empty where not even that fits.</summary>
    /// <param name="budget">The greatest weighted length of the result.</param>
    /// <param name="urlWeight">What each link weighs.</param>
    public static string Shorten(string text, int budget, int urlWeight = WeightedText.DefaultUrlWeight)
    {
        var whole = WeightedText.Measure(text, budget, urlWeight);
        if (whole.WeightedLength <= budget)
        {
            return whole.Text;
        }

        if (budget < WeightedText.HeavyWeight)
        {
            return string.Empty;
        }

        var cuts = Cuts(whole, budget - WeightedText.HeavyWeight, urlWeight);
        return Candidates(whole.Text, cuts, budget).Select(cut => Trim(whole, cut)).Where(cut => cut > 0)
            .Select(cut => whole.Text[..cut] + Ellipsis)
            .FirstOrDefault(candidate => IsFaithful(whole, WeightedText.Measure(candidate, budget, urlWeight), budget), Ellipsis);
    }

    // Where the text may be cut and still fit, in order, with the weight before the cut.
    private static List<Cut> Cuts(TextMeasure whole, int budget, int urlWeight)
    {
        var graphemes = StringInfo.ParseCombiningCharacters(whole.Text).ToHashSet();
        List<Cut> cuts = [];
        var weight = 0;
        foreach (var piece in WeightedText.Pieces(whole.Text, whole.Urls, urlWeight))
        {
            weight += piece.Weight;
            if (weight > budget)
            {
                break;
            }

            if (graphemes.Contains(piece.End))
            {
                cuts.Add(new(piece.End, weight));
            }
        }

        return cuts;
    }

    // The last good place first; then every shorter one, since a cut may bare a link that was none ("example.community" at "example.com").
    private static IEnumerable<int> Candidates(string text, List<Cut> cuts, int budget)
    {
        var word = cuts.FindLast(cut => EndsWord(text, cut.Index));
        if (word.Weight * 2 >= budget)
        {
            yield return word.Index;
        }

        // No word ends in the second half of the budget, so the word that does not fit is cut itself.
        for (var i = cuts.Count - 1; i >= 0; i--)
        {
            yield return cuts[i].Index;
        }
    }

    private static bool EndsWord(string text, int cut) =>
        char.IsWhiteSpace(text[cut]) || char.IsWhiteSpace(text[cut - 1]) || IsWrittenWithoutSpaces(text, cut) || IsWrittenWithoutSpaces(text, cut - 1);

    // Chinese, Japanese, Thai, Lao, Burmese and Khmer put no spaces between words, nor does anybody between emoji; Korean does.
    private static bool IsWrittenWithoutSpaces(string text, int index) => text[index] switch
    {
        >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF' => true,
        >= '\u2E80' and <= '\u312F' or >= '\u31A0' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF65' and <= '\uFF9F' => true,
        >= '\uD83C' and <= '\uD83E' or >= '\uD840' and <= '\uD8BF' => true,
        _ => false,
    };

    private static int Trim(TextMeasure whole, int cut)
    {
        while (cut > 0 && Trimmed.Contains(whole.Text[cut - 1], StringComparison.Ordinal) && !whole.Urls.Any(url => url.Index < cut && cut <= url.End))
        {
            cut--;
        }

        return cut;
    }

    // It fits, and it links exactly what was linked there before.
    private static bool IsFaithful(TextMeasure whole, TextMeasure candidate, int budget) =>
        candidate.WeightedLength <= budget && candidate.Urls.SequenceEqual(whole.Urls.Where(url => url.End < candidate.Text.Length));

    private readonly record struct Cut(int Index, int Weight);
}
