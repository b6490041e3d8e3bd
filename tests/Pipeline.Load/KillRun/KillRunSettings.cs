namespace Distribution.Pipeline.Load.KillRun;

/// <summary>How a run is set up.</summary>
internal sealed record KillRunSettings
{
    /// <summary>At least so many.</summary>
    public required int Deliveries { get; init; }

    public required int Kills { get; init; }

    public required int Stops { get; init; }

    public required int Seed { get; init; }

    public required TimeSpan AtMost { get; init; }

    public required Mutant Mutant { get; init; }

    /// <summary>Each goes to every network.</summary>
    public int Articles => (Deliveries + RunNetworks.All.Count - 1) / RunNetworks.All.Count;
}

/// <summary>A worker that gets one thing wrong.</summary>
internal enum Mutant
{
    None,
    ClaimAfterCall,
    OneLook,
}
