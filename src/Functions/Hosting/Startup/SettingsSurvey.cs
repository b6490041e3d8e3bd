using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;

namespace Distribution.Functions.Hosting.Startup;

/// <summary>What the settings come to, and everything that is wrong with them.</summary>
internal sealed record SettingsSurvey
{
    /// <summary>The newsroom's file; null is the built-in newsroom, or a file that is not there.</summary>
    public string? File { get; init; }

    /// <summary>As far as it could be read; null when there is nothing to read.</summary>
    public Newsroom? Newsroom { get; init; }

    /// <summary>Each naming its key; one without a channel keeps the process from starting.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>What will be wrong before long; nothing stops for it.</summary>
    public IReadOnlyList<Fault> Warnings { get; init; } = [];

    /// <summary>Whether any channel has a credential, wrong ones included, and stand-ins were not asked for.</summary>
    public bool IsLive { get; init; }

    /// <summary>The credentials of the channels, but for those that are set wrongly; none at all for stand-ins.</summary>
    public IReadOnlyDictionary<string, ChannelSecrets> Secrets { get; init; } = new Dictionary<string, ChannelSecrets>();

    /// <summary>Whether the process can run, if need be with some channels held.</summary>
    public bool CanStart => Newsroom is not null && Faults.All(fault => fault.Channel is not null);
}
