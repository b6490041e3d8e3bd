namespace Distribution.Publishing.Planning;

/// <summary>That a channel does not carry an article.</summary>
/// <param name="Sentence">Why, for a person.</param>
internal sealed record Skip(SkipReason Reason, string Sentence);
