using Distribution.Publishing;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Planning;

namespace Distribution.Functions.Hosting.Startup;

/// <summary>Reads distribution.json and the environment, and says everything that is wrong at once.</summary>
internal static class SettingsReader
{
    private const string DefaultConfig = "distribution.json";

    /// <summary>Nothing is opened or started.</summary>
    public static SettingsReading Read(LaunchOptions launch)
    {
        var path = launch.Config ?? (File.Exists(DefaultConfig) ? DefaultConfig : null);
        if (path is not null && !File.Exists(path))
        {
            return new SettingsReading.Faulty([$"--config: there is no file {path}."]);
        }

        NetworkName[] networks = [.. Networks.All.Select(network => network.Name)];
        return path is null
            ? Ready(launch, Newsroom.BuiltIn, [])
            : NewsroomReader.Read(File.ReadAllBytes(path), networks, templateProblem: _ => null) switch
            {
                NewsroomReading.Valid valid => Ready(launch, valid.Newsroom, []),
                NewsroomReading.ValidInPart part => Ready(launch, part.Newsroom, part.Faults),
                NewsroomReading.Invalid invalid => new SettingsReading.Faulty([.. invalid.Faults.Select(fault => $"{path}: {fault}")]),
                var other => throw new System.Diagnostics.UnreachableException($"A reading nobody knows: {other}"),
            };
    }

    private static SettingsReading.Ready Ready(LaunchOptions launch, Newsroom newsroom, IReadOnlyList<Fault> faults)
    {
        List<Fault> channelFaults = [.. faults];
        Dictionary<string, ChannelSecrets> secrets = [];
        foreach (var (channel, index) in newsroom.Channels.Select((channel, index) => (channel, index)))
        {
            channelFaults.AddRange(Networks.Of(channel.Network).Faults(channel).Select(fault => new Fault($"channels[{index}].{fault.Key}", fault.Problem, channel.Name)));
            switch (ChannelSecrets.Read(channel.Name, launch.Environment))
            {
                case Parsed<ChannelSecrets>.Valid valid:
                    secrets[channel.Name.Value] = valid.Value;
                    break;
                case Parsed<ChannelSecrets>.Invalid invalid:
                    channelFaults.Add(new($"channels[{index}]", invalid.Problem, channel.Name));
                    break;
            }
        }

        // A credential that is set wrongly is a credential: somebody means it, and nothing may be posted to a stand-in in its stead.
        var isLive = !launch.Sandbox && newsroom.Channels.Any(channel => secrets.GetValueOrDefault(channel.Name.Value) is not ChannelSecrets.None);
        return new(new()
        {
            StoreFolder = isLive ? launch.LiveFolder : launch.SandboxFolder,
            Newsroom = newsroom,
            Mode = isLive ? PublishingMode.Live : PublishingMode.Sandbox,
            Secrets = isLive ? secrets : new Dictionary<string, ChannelSecrets>(),
            ChannelFaults = channelFaults,
            AllowPrivateAddresses = launch.AllowPrivateAddresses,
        });
    }
}
