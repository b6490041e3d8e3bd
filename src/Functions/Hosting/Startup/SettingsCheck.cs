using Distribution.Publishing;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;

namespace Distribution.Functions.Hosting.Startup;

/// <summary>Looks at every setting without starting anything: what each channel would be, and every fault at once.</summary>
internal static class SettingsCheck
{
    /// <summary>Nothing is opened, started or asked; a file is made in the data folder's place and removed, to see whether it can be written.</summary>
    public static CheckedSettings Run(LaunchOptions launch)
    {
        var survey = SettingsReader.Survey(launch);
        List<Fault> faults = [.. survey.Faults, .. WritableFolder.Faults("--data", survey.IsLive ? launch.LiveFolder : launch.SandboxFolder)];
        if (survey.Newsroom is { } newsroom)
        {
            faults.AddRange(StrayVariables.Of(launch.EnvironmentNames(), [.. Names(newsroom, survey.Faults).Select(name => new ConnectableChannel(name, newsroom.CredentialsOf(name)))]));
            faults.AddRange(SilentSources(newsroom, launch.Environment));
            faults.AddRange(survey.IsLive ? Hostless(newsroom) : []);
        }

        return new()
        {
            File = survey.File,
            Mode = survey.IsLive ? PublishingMode.Live : PublishingMode.Sandbox,
            Folder = survey.IsLive ? launch.LiveFolder : launch.SandboxFolder,
            Channels = [.. Names(survey.Newsroom, survey.Faults).Select(name => Stand(name, survey))],
            Faults = faults,
            Warnings = survey.Warnings,
        };
    }

    private static IReadOnlyList<ChannelName> Names(Newsroom? newsroom, IEnumerable<Fault> faults) =>
        [.. (newsroom?.Channels ?? []).Select(channel => channel.Name).Concat(faults.Select(fault => fault.Channel).OfType<ChannelName>()).Distinct()];

    private static CheckedChannel Stand(ChannelName name, SettingsSurvey survey)
    {
        var network = survey.Newsroom?.Channels.FirstOrDefault(channel => channel.Name == name)?.Network;
        var needsCredential = network is null || Networks.Of(network).NeedsCredential;
        return survey.Faults.FirstOrDefault(fault => fault.Channel == name) is { } fault ? new(name, network, ChannelStand.Held, fault.ToString())
            : !survey.IsLive ? new(name, network, ChannelStand.Sandbox, Reason: null)
            : needsCredential && survey.Secrets.GetValueOrDefault(name.Value) is (null or ChannelSecrets.None)
                ? new(name, network, ChannelStand.NotConnected, $"{ChannelSecrets.NamesFor(name)} is not set.")
                : new(name, network, ChannelStand.Live, Reason: null);
    }

    private static IEnumerable<Fault> SilentSources(Newsroom newsroom, Func<string, string?> environment) =>
        from source in newsroom.Sources.Index()
        where source.Item.SecretFrom.Length > 0 && string.IsNullOrWhiteSpace(environment(source.Item.SecretFrom))
        select new Fault(
            $"sources[{source.Index}].secretFrom",
            $"{source.Item.SecretFrom} is not set, so nothing that {source.Item.Name} sends can be trusted; set it to the secret {source.Item.Name} signs with.");

    /// <summary>A real account carries only links on listed hosts, so without one everything would be skipped.</summary>
    private static IEnumerable<Fault> Hostless(Newsroom newsroom) =>
        from publication in newsroom.Publications.Index()
        where publication.Item.Hosts is [] && newsroom.Channels.Any(channel => channel.Publication == publication.Item.Name && !channel.AllowOffSiteLinks)
        select new Fault(
            $"publications[{publication.Index}].hosts",
            $"{publication.Item.Name} lists none, and its real accounts carry only links on listed ones; list the hosts its articles are on.");
}
