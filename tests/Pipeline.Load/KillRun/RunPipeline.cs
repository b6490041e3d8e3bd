using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.Startup;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Planning;
using Distribution.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>The pipeline as the product has it, with a channel of each network, on the run's store and its stand-ins.</summary>
internal static class RunPipeline
{
    private static Newsroom RunNewsroom => Newsroom.BuiltIn with { Channels = [.. RunNetworks.All.Select(network => network.Channel)] };

    /// <param name="site">Where our own pictures are served, once they are.</param>
    public static ServiceCollection Services(string data, Uri address, IReadOnlyList<SandboxAccess> networks, Func<Uri?> site)
    {
        var settings = new PipelineSettings
        {
            StoreFolder = data,
            Newsroom = RunNewsroom,
            Mode = PublishingMode.Sandbox,
            Secrets = new Dictionary<string, ChannelSecrets>(),
            PublicAddress = site,
        };
        ServiceCollection services = [];
        services.AddLogging(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        services.AddPipeline(settings.On(address, networks, linksToFiles: false));
        services.PostConfigure<DeliveringOptions>(RunTimes.Apply);
        return services;
    }
}
