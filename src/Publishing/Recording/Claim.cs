namespace Distribution.Publishing.Recording;

/// <summary>Who may make the one publishing call of an attempt.</summary>
/// <param name="Id">Unique to this claim; a row that bears it is the claimer's, whatever its storage client reported.</param>
/// <param name="Owner">The process that holds it, as the store knows processes.</param>
/// <param name="At">When it was made, by the store's clock.</param>
public sealed record Claim(string Id, string Owner, DateTimeOffset At);
