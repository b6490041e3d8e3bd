using System.Text;

namespace Distribution.Publishing.Formatting;

/// <summary>
/// Emoji of several code points, which weigh as one: https://www.unicode.org/reports/tr51/#Emoji_Sequences.
/// A single code point needs no rule here, because every emoji of one code point weighs 2 anyway.
/// </summary>
internal static class EmojiSequence
{
    private const int Joiner = 0x200D;
    private const int EmojiVariation = 0xFE0F;
    private const int Keycap = 0x20E3;
    private const int Man = 0x1F468;
    private const int Woman = 0x1F469;
    private const int Boy = 0x1F466;
    private const int Girl = 0x1F467;
    private const int Heart = 0x2764;
    private const int Kiss = 0x1F48B;

    private static readonly int[][] Others =
    [
        Tags("gbeng"),
        Tags("gbsct"),
        Tags("gbwls"),
        [0x1F3F3, EmojiVariation, Joiner, 0x1F308],
        [0x1F3F4, Joiner, 0x2620, EmojiVariation],
        [0x1F441, Joiner, 0x1F5E8],
    ];

    /// <summary>The UTF-16 length of the emoji sequence at <paramref name="index"/>; 0 where there is none.</summary>
    public static int LengthAt(string text, int index)
    {
        var start = new CodePoints(text, index);
        var end = Joined(start) ?? KeycapEnd(start) ?? RegionEnd(start) ?? PlainEnd(start);
        return end is { } found ? found.Index - index : 0;
    }

    private static CodePoints? Joined(CodePoints start) =>
        start.Value is < 0x26F9 ? null : OccupationEnd(start) ?? GenderEnd(start) ?? FamilyEnd(start) ?? AnyOf(start, Others);

    private static CodePoints? OccupationEnd(CodePoints start)
    {
        if (start.Value is not (Man or Woman) || SkinToneOrNone(start.Next).Past(Joiner) is not { } thing)
        {
            return null;
        }

        return EmojiTables.Attributes.Contains(thing.Value) ? thing.Next
            : EmojiTables.QualifiedAttributes.Contains(thing.Value) ? thing.Next.Past(EmojiVariation)
            : null;
    }

    private static CodePoints? GenderEnd(CodePoints start)
    {
        var qualified = EmojiTables.TakesGenderWhenQualified.Contains(start.Value);
        if (!qualified && !EmojiTables.TakesGender.Contains(start.Value))
        {
            return null;
        }

        var toned = EmojiTables.TakesSkinTone.Contains(start.Value) ? SkinToneOrNone(start.Next) : start.Next;
        var sign = qualified && toned.Index == start.Next.Index ? toned.Past(EmojiVariation)?.Past(Joiner) : toned.Past(Joiner);
        return sign is { Value: 0x2640 or 0x2642 } gender ? gender.Next.Past(EmojiVariation) : null;
    }

    // Two adults in love, or one or two adults with one or two children, the girl first.
    private static CodePoints? FamilyEnd(CodePoints start)
    {
        if (start.Value is not (Man or Woman) || start.Next.Past(Joiner) is not { } second)
        {
            return null;
        }

        if (second.Value == Heart)
        {
            var beloved = second.Next.Past(EmojiVariation)?.Past(Joiner);
            beloved = beloved?.Past(Kiss)?.Past(Joiner) ?? beloved;
            return beloved is { } other && (other.Value == Man || (other.Value == Woman && start.Value == Woman)) ? other.Next : null;
        }

        var couple = second.Value == Man ? start.Value == Man : second.Value == Woman;
        var child = couple ? second.Next.Past(Joiner) : second;
        if (child is not { Value: Boy or Girl } first)
        {
            return null;
        }

        var sibling = first.Next.Past(Joiner);
        return sibling is { Value: Boy } || (sibling is { Value: Girl } && first.Value == Girl) ? sibling.Value.Next : first.Next;
    }

    private static CodePoints? KeycapEnd(CodePoints start)
    {
        if (start.Value is not ('#' or '*' or (>= '0' and <= '9')))
        {
            return null;
        }

        return (start.Next.Past(EmojiVariation) ?? start.Next).Past(Keycap);
    }

    private static CodePoints? RegionEnd(CodePoints start)
    {
        var next = start.Next;
        return RegionLetter(start.Value) is { } one && RegionLetter(next.Value) is { } two && EmojiTables.Regions.Contains($"{one}{two}") ? next.Next : null;
    }

    private static CodePoints? PlainEnd(CodePoints start)
    {
        var varied = EmojiTables.TakesVariation.Contains(start.Value) ? start.Next.Past(EmojiVariation) : null;
        var end = EmojiTables.TakesSkinTone.Contains(start.Value) ? SkinToneOrNone(varied ?? start.Next) : varied;
        return end is { } found && found.Index > start.Next.Index ? found : null;
    }

    private static CodePoints? AnyOf(CodePoints start, int[][] sequences)
    {
        foreach (var sequence in sequences)
        {
            CodePoints? at = start;
            foreach (var point in sequence)
            {
                at = at?.Past(point);
            }

            if (at is not null)
            {
                return at;
            }
        }

        return null;
    }

    private static CodePoints SkinToneOrNone(CodePoints at) => at.Value is >= 0x1F3FB and <= 0x1F3FF ? at.Next : at;

    private static char? RegionLetter(int point) => point is >= 0x1F1E6 and <= 0x1F1FF ? (char)('A' + point - 0x1F1E6) : null;

    private static int[] Tags(string region) => [0x1F3F4, .. region.Select(letter => 0xE0000 + letter), 0xE007F];

    private readonly record struct CodePoints(string Text, int Index)
    {
        /// <summary>0 behind the text's end.</summary>
        public int Value => Index < Text.Length && Rune.TryGetRuneAt(Text, Index, out var rune) ? rune.Value : 0;

        public CodePoints Next => this with { Index = Index + (Value > char.MaxValue ? 2 : 1) };

        public CodePoints? Past(int point) => Value == point ? Next : null;
    }
}
