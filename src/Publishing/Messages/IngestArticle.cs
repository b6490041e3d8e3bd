namespace Distribution.Publishing.Messages;

/// <summary>Names an event that a newsroom sent and that is on record.</summary>
public sealed record IngestArticle(string EventId);
