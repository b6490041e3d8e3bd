using Distribution.Publishing;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Messages;
using Distribution.Sandbox;

namespace Distribution.Functions.Hosting.Startup;

/// <summary>The networks' stand-ins beside the pipeline: started with it, reached over TCP like the networks.</summary>
internal static class SandboxHost
{
    /// <summary>Where what is on the stand-ins is written for readers.</summary>
    public const string LastPage = "last.html";

    extension(PipelineSettings settings)
    {
        /// <summary>Starts the stand-ins on the sandbox's own folder.</summary>
        /// <param name="port">0 takes a free one.</param>
        /// <exception cref="IOException">The port is taken.</exception>
        public Task<SandboxServer> StartSandboxAsync(int port, CancellationToken cancellationToken) =>
            SandboxServer.StartAsync(new() { DataFolder = settings.StoreFolder, Port = port }, cancellationToken);

        /// <summary>The settings with every channel pointed at the stand-ins.</summary>
        /// <param name="linksToFiles">Links to posts work after the process has ended, as files; otherwise they are the running stand-ins' pages.</param>
        public PipelineSettings On(SandboxServer sandbox, bool linksToFiles) => settings.On(sandbox.Address, sandbox.Networks, linksToFiles);

        /// <summary>The same with stand-ins of another process.</summary>
        /// <param name="address">Where they listen.</param>
        public PipelineSettings On(Uri address, IReadOnlyList<SandboxAccess> networks, bool linksToFiles) => settings with
        {
            StandIns = networks.ToDictionary(access => access.Network, access => new StandIn(
                address,
                linksToFiles ? FileLink(settings.StoreFolder, access.PostFile) : address + access.PostPath)),
            Secrets = settings.Newsroom.Channels.ToDictionary(
                channel => channel.Name.Value,
                channel => SecretsOf(networks.Single(access => access.Network == channel.Network.Value))),
        };
    }

    private static string FileLink(string folder, string file) =>
        new Uri(Path.GetFullPath(folder) + Path.DirectorySeparatorChar).AbsoluteUri + file;

    private static ChannelSecrets SecretsOf(SandboxAccess access)
    {
        const string prefix = "DISTRIBUTION_STANDIN_";
        var forms = Networks.CredentialsOf(new(access.Network));
        var read = ChannelSecrets.Read(new ChannelName("standin"), forms, name => access.Credentials.GetValueOrDefault(name[prefix.Length..]));
        return ((Parsed<ChannelSecrets>.Valid)read).Value;
    }
}
