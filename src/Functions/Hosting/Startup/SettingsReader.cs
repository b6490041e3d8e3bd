using System.Diagnostics;
using Distribution.Publishing;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Ingesting;
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
        var survey = Survey(launch);
        if (!survey.CanStart)
        {
            return new SettingsReading.Faulty([.. survey.Faults.Select(fault => survey.File is { } file ? $"{file}: {fault}" : fault.ToString())]);
        }

        return new SettingsReading.Ready(new()
        {
            StoreFolder = survey.IsLive ? launch.LiveFolder : launch.SandboxFolder,
            Newsroom = survey.Newsroom!,
            Mode = survey.IsLive ? PublishingMode.Live : PublishingMode.Sandbox,
            Secrets = survey.Secrets,
            ChannelFaults = survey.Faults,
            Warnings = survey.Warnings,
            AllowPrivateAddresses = launch.AllowPrivateAddresses,
            PublicAddress = survey.IsLive ? () => survey.Newsroom!.PublicBaseUrl : static () => null,
        });
    }

    /// <summary>The same, for whoever wants to look at it all, faults included.</summary>
    public static SettingsSurvey Survey(LaunchOptions launch)
    {
        var path = launch.Config ?? (File.Exists(DefaultConfig) ? DefaultConfig : null);
        if (path is null)
        {
            return Survey(launch, file: null, Newsroom.BuiltIn, []);
        }

        if (!File.Exists(path))
        {
            return new() { Faults = [new("--config", $"There is no file {path}.")] };
        }

        NetworkName[] networks = [.. Networks.All.Select(network => network.Name)];
        return NewsroomReader.Read(File.ReadAllBytes(path), networks, templateProblem: _ => null) switch    // each network reads its own templates below
        {
            NewsroomReading.Valid valid => Survey(launch, path, valid.Newsroom, []),
            NewsroomReading.ValidInPart part => Survey(launch, path, part.Newsroom, part.Faults),
            NewsroomReading.Invalid { AsFarAsRead: { } read } invalid => Survey(launch, path, read, invalid.Faults),
            NewsroomReading.Invalid invalid => new() { File = path, Faults = invalid.Faults },
            var other => throw new UnreachableException($"A reading nobody knows: {other}"),
        };
    }

    private static SettingsSurvey Survey(LaunchOptions launch, string? file, Newsroom newsroom, IReadOnlyList<Fault> faults)
    {
        // A channel left out for its faults still has its credential: somebody means to post to it.
        var names = newsroom.Channels.Select(channel => channel.Name).Concat(faults.Select(fault => fault.Channel).OfType<ChannelName>()).Distinct();
        var read = launch.Sandbox ? [] : names.ToDictionary(name => name, name => ChannelSecrets.Read(name, newsroom.CredentialsOf(name), launch.Environment));

        return new()
        {
            File = file,
            Newsroom = newsroom,
            Faults = [.. faults, .. Unusable(newsroom, read), .. Credentials(read), .. Unreadable(newsroom, read), .. Times(newsroom), .. Unreachable(newsroom, read)],
            Warnings = [.. Ending(newsroom, launch.Time.GetUtcNow())],
            IsLive = IsLive(read),
            Secrets = Usable(read),
        };
    }

    extension(Newsroom newsroom)
    {
        /// <summary>The ways of connecting one of its channels.</summary>
        internal IReadOnlyList<CredentialForm> CredentialsOf(ChannelName name) =>
            Networks.CredentialsOf(newsroom.Channels.FirstOrDefault(channel => channel.Name == name)?.Network);
    }

    private static IEnumerable<Fault> Unusable(Newsroom newsroom, Dictionary<ChannelName, Parsed<ChannelSecrets>> read) =>
        from channel in newsroom.Channels
        let network = Networks.Of(channel.Network)
        from fault in IsConnected(channel, read) ? [.. network.Faults(channel), .. network.LiveFaults(channel)] : network.Faults(channel)
        select new Fault($"{channel.Key}.{fault.Key}", fault.Problem, channel.Name);

    private static IEnumerable<Fault> Ending(Newsroom newsroom, DateTimeOffset now) =>
        from channel in newsroom.Channels
        from warning in Networks.Of(channel.Network).Warnings(channel, now)
        select new Fault($"{channel.Key}.{warning.Key}", warning.Problem, channel.Name);

    private static IEnumerable<Fault> Credentials(Dictionary<ChannelName, Parsed<ChannelSecrets>> read) =>
        from pair in read
        where pair.Value is Parsed<ChannelSecrets>.Invalid
        select new Fault(ChannelSecrets.NamesFor(pair.Key), ((Parsed<ChannelSecrets>.Invalid)pair.Value).Problem, pair.Key);

    private static IEnumerable<Fault> Unreadable(Newsroom newsroom, Dictionary<ChannelName, Parsed<ChannelSecrets>> read) =>
        from channel in newsroom.Channels
        where read.GetValueOrDefault(channel.Name) is Parsed<ChannelSecrets>.Valid { Value: ChannelSecrets.Given }
        let given = (ChannelSecrets.Given)((Parsed<ChannelSecrets>.Valid)read[channel.Name]).Value
        from fault in Networks.Of(channel.Network).CredentialFaults(channel, given)
        select new Fault(ChannelSecrets.NameOf(channel.Name, fault.Key), fault.Problem, channel.Name);

    private static IEnumerable<Fault> Unreachable(Newsroom newsroom, Dictionary<ChannelName, Parsed<ChannelSecrets>> read) =>
        UnreachableChannels.Of(newsroom, channel => Networks.Of(channel.Network).NeedsPublicSite(channel) && IsConnected(channel, read));

    /// <summary>Whether the channel posts to a real account: one nobody has connected says that and nothing else.</summary>
    private static bool IsConnected(ChannelSettings channel, Dictionary<ChannelName, Parsed<ChannelSecrets>> read) =>
        IsLive(read) && (!Networks.Of(channel.Network).NeedsCredential || read[channel.Name] is not Parsed<ChannelSecrets>.Valid { Value: ChannelSecrets.None });

    /// <summary>A credential that is set wrongly is a credential: nothing may be posted to a stand-in in its stead.</summary>
    private static bool IsLive(Dictionary<ChannelName, Parsed<ChannelSecrets>> read) =>
        read.Values.Any(secrets => secrets is not Parsed<ChannelSecrets>.Valid { Value: ChannelSecrets.None });

    private static IReadOnlyList<Fault> Times(Newsroom newsroom) => TimeBudget.Faults(
        new DeliveringOptions(),
        new PageFetchOptions(),
        newsroom.Channels.Select(channel => KeyValuePair.Create(channel.Name, Networks.Of(channel.Network).Traits(channel))));

    /// <summary>Without any credential there are none to hand on: the stand-ins bring their own.</summary>
    private static Dictionary<string, ChannelSecrets> Usable(Dictionary<ChannelName, Parsed<ChannelSecrets>> read)
    {
        var usable = read.Where(pair => pair.Value is Parsed<ChannelSecrets>.Valid)
            .ToDictionary(pair => pair.Key.Value, pair => ((Parsed<ChannelSecrets>.Valid)pair.Value).Value);
        return usable.Values.All(secrets => secrets is ChannelSecrets.None) && usable.Count == read.Count ? [] : usable;
    }
}
