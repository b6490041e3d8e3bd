namespace Distribution.Pipeline.Load.Isolation;

/// <summary>One run: of each lane of each channel but the victim, the time from plan to network that nine in ten of its deliveries kept to: a lane that is blocked delays those behind first.</summary>
internal sealed record RunDelays(IReadOnlyDictionary<string, double> Milliseconds);
