namespace Distribution.Pipeline.Load.Isolation;

/// <summary>What is wrong with one channel.</summary>
/// <param name="Name">As the result calls it.</param>
/// <param name="Fault">What its stand-in does to every request.</param>
internal sealed record Affliction(string Name, string Fault)
{
    /// <summary>The channel whose stand-in is afflicted.</summary>
    public const string Victim = "facebook";

    public static IReadOnlyList<Affliction> All { get; } =
    [
        new("30 s per call", $"{Victim}:latency-30,method=*,path=*"),
        new("throttled", $"{Victim}:80001-30,method=*,path=*"),
        new("dead", $"{Victim}:reset,method=*,path=*"),
    ];
}
