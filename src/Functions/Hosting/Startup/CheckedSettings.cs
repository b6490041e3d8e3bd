using Distribution.Publishing;
using Distribution.Publishing.Planning;

namespace Distribution.Functions.Hosting.Startup;

/// <summary>What a look at every setting showed.</summary>
internal sealed record CheckedSettings
{
    /// <summary>The newsroom's file; null is the built-in newsroom.</summary>
    public required string? File { get; init; }

    /// <summary>Whether posts would leave this machine.</summary>
    public required PublishingMode Mode { get; init; }

    /// <summary>Where the ledger would be.</summary>
    public required string Folder { get; init; }

    /// <summary>In the settings' order.</summary>
    public required IReadOnlyList<CheckedChannel> Channels { get; init; }

    /// <summary>Everything wrong; empty when nothing is.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>What will be wrong before long.</summary>
    public required IReadOnlyList<Fault> Warnings { get; init; }
}

/// <summary>What a channel would be.</summary>
/// <param name="Network">Null when no network could be made out.</param>
/// <param name="Reason">One sentence; null when there is nothing to say.</param>
internal sealed record CheckedChannel(ChannelName Name, NetworkName? Network, ChannelStand Stand, string? Reason);

/// <summary>What would become of a post on a channel.</summary>
internal enum ChannelStand
{
    /// <summary>It goes to the network.</summary>
    Live,

    /// <summary>It goes to the local stand-in.</summary>
    Sandbox,

    /// <summary>It waits for a credential.</summary>
    NotConnected,

    /// <summary>It waits for a setting to be mended.</summary>
    Held,
}
