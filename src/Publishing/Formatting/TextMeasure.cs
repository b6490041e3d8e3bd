namespace Distribution.Publishing.Formatting;

/// <summary>How long a text is for a network that weighs characters.</summary>
/// <param name="Text">The text that was measured: well-formed and in NFC. Indices count UTF-16 units of it.</param>
/// <param name="WeightedLength">In whole characters of the network's limit.</param>
/// <param name="Valid">Neither empty nor over the limit, and free of the characters that may not be posted.</param>
/// <param name="Urls">What the network will turn into links, in order.</param>
internal sealed record TextMeasure(string Text, int WeightedLength, bool Valid, IReadOnlyList<UrlSpan> Urls);
