using System.Text;

namespace Distribution.Sandbox.X.Text;

/// <summary>An emoji, however many code points it is made of: skin tones, flags, keycaps, joined ones.</summary>
internal static class EmojiRun
{
    private const char Joiner = '\u200D';
    private const char EmojiStyle = '\uFE0F';
    private const char Keycap = '\u20E3';

    /// <returns>How many UTF-16 units the emoji at this place takes; 0 if there is none.</returns>
    public static int LengthAt(string text, int at)
    {
        var length = One(text, at);
        while (length > 0 && at + length < text.Length && text[at + length] == Joiner && One(text, at + length + 1) is > 0 and var next)
        {
            length += 1 + next;
        }

        return length;
    }

    private static int One(string text, int at)
    {
        if (at >= text.Length || !Rune.TryGetRuneAt(text, at, out var first))
        {
            return 0;
        }

        if (first.Value is '#' or '*' or (>= '0' and <= '9'))
        {
            var mark = at + 1 < text.Length && text[at + 1] == EmojiStyle ? 2 : 1;
            return at + mark < text.Length && text[at + mark] == Keycap ? mark + 1 : 0;
        }

        var end = at + first.Utf16SequenceLength;
        var styled = end < text.Length && text[end] == EmojiStyle;
        if (!IsPictograph(first.Value) && !(styled && first.Value is 0xA9 or 0xAE))
        {
            return 0;
        }

        end += styled ? 1 : 0;
        while (end < text.Length && Rune.TryGetRuneAt(text, end, out var next) && (IsSkinTone(next.Value) || IsTag(next.Value) || IsFlagPair(text, at, end, first, next)))
        {
            end += next.Utf16SequenceLength;
        }

        return end - at;
    }

    private static bool IsPictograph(int c) => c is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2190 and <= 0x21FF) or (>= 0x2300 and <= 0x27BF)
        or (>= 0x2900 and <= 0x2BFF) or 0x203C or 0x2049 or 0x2122 or 0x2139 or 0x3030 or 0x303D or 0x3297 or 0x3299;

    private static bool IsSkinTone(int c) => c is >= 0x1F3FB and <= 0x1F3FF;

    private static bool IsTag(int c) => c is >= 0xE0020 and <= 0xE007F;

    private static bool IsFlagPair(string text, int at, int end, Rune first, Rune next) =>
        end == at + 2 && text.Length >= end + 2 && IsFlagLetter(first.Value) && IsFlagLetter(next.Value);

    private static bool IsFlagLetter(int c) => c is >= 0x1F1E6 and <= 0x1F1FF;
}
