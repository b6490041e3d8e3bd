using Distribution.Publishing;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Sandbox;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>One network of a run: its channel, what goes wrong on the way to it, and what its stand-in ends up with.</summary>
internal sealed record RunNetwork
{
    public required NetworkName Name { get; init; }

    /// <summary>The channel's template; null takes the network's own.</summary>
    public string? Text { get; init; }

    /// <summary>The channel's own settings, JSON; null is all defaults.</summary>
    public string? Settings { get; init; }

    /// <summary>How the path of the publishing call ends.</summary>
    public required string Publishes { get; init; }

    /// <summary>How the paths of the calls before the claim end; none on a network that needs none.</summary>
    public IReadOnlyList<string> Prepares { get; init; } = [];

    /// <summary>What its stand-in does to calls, beyond what all do; without the network's name.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>All its stand-in ever took.</summary>
    public required Func<SandboxServer, IEnumerable<SeenPost>> Posts { get; init; }

    /// <summary>What was prepared and never became a post: no reader sees any of it.</summary>
    public Func<SandboxServer, int> Orphans { get; init; } = static _ => 0;

    /// <summary>What a delivery's post is known by.</summary>
    public Func<Delivery, string> MarkOf { get; init; } = static row => row.Key.Token.Value;

    public ChannelSettings Channel => Newsroom.BuiltIn.Channels[0] with
    {
        Name = new(Name.Value),
        Network = Name,
        Text = Text,
        ReleaseEvery = TimeSpan.Zero,
        Settings = Settings,
    };
}

/// <summary>A post on a stand-in.</summary>
/// <param name="Mark">What it is known by; empty when nothing marks it.</param>
/// <param name="Id">The network's; null where it hands none out.</param>
internal sealed record SeenPost(string Mark, string? Id);
