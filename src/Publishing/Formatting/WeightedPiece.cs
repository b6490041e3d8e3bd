namespace Distribution.Publishing.Formatting;

/// <summary>What is weighed as one: a link, an emoji sequence or a code point.</summary>
internal readonly record struct WeightedPiece(int Index, int Length, int Weight)
{
    /// <summary>The index just behind it.</summary>
    public int End => Index + Length;
}
