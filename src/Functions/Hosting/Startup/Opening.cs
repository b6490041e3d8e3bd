using Distribution.Publishing.Delivering;

namespace Distribution.Functions.Hosting.Startup;

/// <summary>What a pipeline does once, before its first message: says which channels are connected and which are held for their settings.</summary>
internal static class Opening
{
    /// <summary>May be repeated by every process.</summary>
    public static async Task OpenChannelsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var settings = services.GetRequiredService<PipelineSettings>();
        var opening = services.GetRequiredService<ChannelOpening>();
        foreach (var channel in settings.Newsroom.Channels)
        {
            if (settings.ChannelFaults.FirstOrDefault(fault => fault.Channel == channel.Name) is { } fault)
            {
                await opening.MisconfiguredAsync(channel.Name, fault.ToString(), cancellationToken);
            }
            else if (settings.IsConnected(channel))
            {
                await opening.ConnectedAsync(channel.Name, cancellationToken);
            }
        }
    }
}
