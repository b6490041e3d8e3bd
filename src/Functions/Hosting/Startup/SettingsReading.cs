namespace Distribution.Functions.Hosting.Startup;

/// <summary>What became of reading the settings.</summary>
internal abstract record SettingsReading
{
    private SettingsReading() { }

    /// <summary>They can be run with; single channels may be held for their faults.</summary>
    public sealed record Ready(PipelineSettings Settings) : SettingsReading;

    /// <summary>They cannot: every fault, each naming its key.</summary>
    public sealed record Faulty(IReadOnlyList<string> Faults) : SettingsReading;
}
