namespace Distribution.Publishing.Formatting;

/// <summary>A stretch of text that becomes a link, in UTF-16 units.</summary>
internal readonly record struct UrlSpan(int Index, int Length)
{
    /// <summary>The index just behind it.</summary>
    public int End => Index + Length;

    /// <summary>The linked stretch itself.</summary>
    public string Of(string text) => text.Substring(Index, Length);
}
