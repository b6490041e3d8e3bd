namespace Distribution.Pipeline.Load.Isolation;

/// <summary>One run: of each channel but the victim, the median of its deliveries from plan to network.</summary>
internal sealed record RunMedians(IReadOnlyDictionary<string, double> Milliseconds);
