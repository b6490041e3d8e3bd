using System.Diagnostics;
using Distribution.Publishing;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Hosting.Health;

/// <summary>A channel's condition in words.</summary>
/// <param name="Condition"><c>open</c>, <c>waiting</c>, <c>held</c> or <c>not connected</c>.</param>
/// <param name="Why">One sentence; of an open one what is about to be wrong with it, or null.</param>
/// <param name="Until">When it opens by itself, if that is known.</param>
internal sealed record ChannelWords(ChannelName Channel, NetworkName Network, string Condition, string? Why, DateTimeOffset? Until)
{
    public bool IsOpen => Condition == Open;

    private const string Open = "open";

    /// <summary>Every channel of the settings, in their order.</summary>
    public static async Task<IReadOnlyList<ChannelWords>> ReadAsync(
        PipelineSettings settings, IChannelGate gates, ConnectionWarnings connections, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<ChannelWords> all = [];
        foreach (var channel in settings.Newsroom.Channels)
        {
            var condition = (await gates.ReadAsync(channel.Name, cancellationToken)).Now(now);
            var isConnected = settings.IsConnected(channel);
            all.Add(condition switch
            {
                ChannelCondition.Open when !isConnected => new(channel.Name, channel.Network, "not connected", "No credential is set for it.", null),
                ChannelCondition.Open => new(channel.Name, channel.Network, Open, await connections.OfAsync(channel.Name, cancellationToken), null),
                ChannelCondition.Waiting waiting => new(channel.Name, channel.Network, "waiting", waiting.Reason, waiting.Until),
                ChannelCondition.Held held => new(channel.Name, channel.Network, "held", held.Reason, null),
                _ => throw new UnreachableException($"A condition nobody knows: {condition}"),
            });
        }

        return all;
    }
}
