using Distribution.Sandbox.Faults;

namespace Distribution.Functions.Commands.View;

/// <summary>How a command delivers and watches.</summary>
internal sealed record WatchOptions
{
    /// <summary>How long, from the command's start.</summary>
    public required TimeSpan Wait { get; init; }

    /// <summary>The result as JSON on standard output.</summary>
    public required bool Json { get; init; }

    /// <summary>What the stand-ins do wrong.</summary>
    public required IReadOnlyList<FaultRule> Faults { get; init; }

    /// <summary>The log on standard error.</summary>
    public required bool Verbose { get; init; }
}
