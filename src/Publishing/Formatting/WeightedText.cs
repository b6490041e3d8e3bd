namespace Distribution.Publishing.Formatting;

/// <summary>
/// The weighted length of a text: a link has one fixed weight, an emoji sequence weighs 2, and a code point 1 or 2.
/// The rule: https://docs.x.com/fundamentals/counting-characters (configuration version 3).
/// </summary>
internal static class WeightedText
{
    /// <summary>Weighted characters of one post.</summary>
    public const int DefaultLimit = 280;

    /// <summary>What a link weighs, however long it is.</summary>
    public const int DefaultUrlWeight = 23;

    /// <summary>What an emoji sequence weighs, and every code point outside of the light ranges.</summary>
    public const int HeavyWeight = 2;

    private const int LightWeight = 1;

    /// <summary>Measures <paramref name="text"/> after bringing it into NFC.</summary>
    /// <param name="limit">The greatest weighted length that is valid.</param>
    /// <param name="urlWeight">What each link weighs.</param>
    public static TextMeasure Measure(string text, int limit = DefaultLimit, int urlWeight = DefaultUrlWeight)
    {
        var normal = WellFormedText.Of(text);
        var urls = UrlDetection.Find(normal);
        var length = Pieces(normal, urls, urlWeight).Sum(piece => piece.Weight);
        return new(normal, length, length > 0 && length <= limit && !normal.Any(MayNotBePosted), urls);
    }

    /// <summary>Cuts a text, already in NFC, into what is weighed as one.</summary>
    public static IEnumerable<WeightedPiece> Pieces(string normal, IReadOnlyList<UrlSpan> urls, int urlWeight)
    {
        var url = 0;
        for (var i = 0; i < normal.Length;)
        {
            var piece = url < urls.Count && urls[url].Index == i
                ? new WeightedPiece(i, urls[url++].Length, urlWeight)
                : PieceAt(normal, i);
            yield return piece;
            i = piece.End;
        }
    }

    private static WeightedPiece PieceAt(string normal, int index)
    {
        if (EmojiSequence.LengthAt(normal, index) is var emoji and > 0)
        {
            return new(index, emoji, HeavyWeight);
        }

        return char.IsSurrogate(normal[index]) ? new(index, 2, HeavyWeight) : new(index, 1, WeightOf(normal[index]));
    }

    // Latin, Cyrillic, Greek, Hebrew, Arabic, Indic and South-East Asian letters; spaces; dashes and quotation marks; primes.
    private static int WeightOf(char c) =>
        (int)c is <= 4351 or (>= 8192 and <= 8205) or (>= 8208 and <= 8223) or (>= 8242 and <= 8247) ? LightWeight : HeavyWeight;

    private static bool MayNotBePosted(char c) => c is '\uFFFE' or '\uFEFF' or '\uFFFF';
}
