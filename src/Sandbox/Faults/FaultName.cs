namespace Distribution.Sandbox.Faults;

/// <summary>A fault a command line can name.</summary>
/// <param name="Name">Without the network.</param>
/// <param name="Seconds">What the number after the name defaults to; null when the name takes none.</param>
/// <param name="Make">Builds it from the seconds given.</param>
internal sealed record FaultName(string Name, double? Seconds, Func<TimeSpan, Fault> Make)
{
    /// <summary>What the number counts; the fault makes of it what it needs.</summary>
    public string Unit { get; init; } = "seconds";

    public string Shown => Seconds is null ? Name : $"{Name}[-{Unit}]";
}
