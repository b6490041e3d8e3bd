using Distribution.Publishing.Channels;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;

namespace Distribution.Functions.Hosting;

/// <summary>Everything a process is set up from, read and checked.</summary>
internal sealed record PipelineSettings
{
    /// <summary>The folder of the ledger, absolute: one for the real accounts, one for the stand-ins.</summary>
    public required string StoreFolder { get; init; }

    /// <summary>What distribution.json says.</summary>
    public required Newsroom Newsroom { get; init; }

    /// <summary>Whether posts leave this machine.</summary>
    public required PublishingMode Mode { get; init; }

    /// <summary>Each channel's credential.</summary>
    public required IReadOnlyDictionary<string, ChannelSecrets> Secrets { get; init; }

    /// <summary>What is wrong with single channels: each is held until it is mended, the rest runs.</summary>
    public IReadOnlyList<Fault> ChannelFaults { get; init; } = [];

    /// <summary>What will be wrong before long.</summary>
    public IReadOnlyList<Fault> Warnings { get; init; } = [];

    /// <summary>The stand-in of each network; empty when posts leave this machine.</summary>
    public IReadOnlyDictionary<string, StandIn> StandIns { get; init; } = new Dictionary<string, StandIn>();

    /// <summary>Lets pages of this machine and its network be fetched.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Where pictures and feeds of ours can be reached; asked each time, since a server on a free port knows it only once it runs.</summary>
    public Func<Uri?> PublicAddress { get; init; } = static () => null;

    /// <summary>Whether the channel has what it needs to post at all.</summary>
    public bool IsConnected(ChannelSettings channel) =>
        !Networks.Of(channel.Network).NeedsCredential || Secrets.GetValueOrDefault(channel.Name.Value) is not (null or ChannelSecrets.None);
}
