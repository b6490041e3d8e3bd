using System.Text;

namespace Distribution.Sandbox.X.Text;

/// <summary>A text as X counts it (twitter-text, configuration v3). https://docs.x.com/fundamentals/counting-characters</summary>
internal sealed class WeightedText
{
    private const int UrlWeight = 2300;
    private const int EmojiWeight = 200;
    private const int Scale = 100;

    public WeightedText(string text)
    {
        // .NET refuses to normalize a text with U+FFFE; it composes with nothing, so the parts on its sides can go one by one.
        Normalized = string.Join('\uFFFE', text.Split('\uFFFE').Select(part => part.Normalize(NormalizationForm.FormC)));
        Urls = UrlFinder.Find(Normalized);
        Length = Weigh() / Scale;
        HasForbidden = Normalized.AsSpan().IndexOfAny('\uFFFE', '\uFEFF', '\uFFFF') >= 0;
    }

    public string Normalized { get; }
    public IReadOnlyList<FoundUrl> Urls { get; }
    public int Length { get; }
    public bool HasForbidden { get; }

    public bool Fits(int most) => Length > 0 && Length <= most && !HasForbidden;

    private int Weigh()
    {
        var sum = 0;
        var at = 0;
        var url = 0;
        while (at < Normalized.Length)
        {
            if (url < Urls.Count && Urls[url].Start == at)
            {
                sum += UrlWeight;
                at = Urls[url++].End;
            }
            else if (EmojiRun.LengthAt(Normalized, at) is > 0 and var emoji)
            {
                sum += EmojiWeight;
                at += emoji;
            }
            else
            {
                Rune.DecodeFromUtf16(Normalized.AsSpan(at), out var rune, out var units);
                sum += IsLight(rune.Value) ? 100 : 200;
                at += units;
            }
        }

        return sum;
    }

    private static bool IsLight(int c) => c is <= 4351 or (>= 8192 and <= 8205) or (>= 8208 and <= 8223) or (>= 8242 and <= 8247);
}
