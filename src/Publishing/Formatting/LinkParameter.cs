namespace Distribution.Publishing.Formatting;

/// <summary>One parameter of a link's query, both parts as people read them, not encoded.</summary>
internal sealed record LinkParameter(string Name, string Value);
