using System.Diagnostics;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Syndicating;
using Google.Apis.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Google News, and whoever else reads sitemaps and feeds, as the rest of the program sees it.</summary>
internal sealed class GoogleNewsNetwork : INetwork
{
    /// <summary>A key file of Google's, its JSON text: of a service account, or of an authorised user.</summary>
    public static readonly CredentialForm KeyFile = new("Search Console", [Credential], []);

    private const string Credential = "GOOGLE_CREDENTIALS";

    /// <summary>A try shows every step there is.</summary>
    private const int MostInspections = 2_000;

    public NetworkName Name => GoogleNewsChannel.GoogleNews;

    public IReadOnlyList<CredentialForm> Credentials { get; } = [KeyFile];

    /// <summary>The sitemap, the feeds and the hub want none; only Search Console does.</summary>
    public bool NeedsCredential => false;

    public bool NeedsPublicSite(ChannelSettings settings) => OptionsOf(settings).Mode is GoogleNewsMode.Own;

    public IReadOnlyList<SettingFault> Faults(ChannelSettings settings) => GoogleNewsSettings.Read(settings.Settings) switch
    {
        Parsed<GoogleNewsOptions>.Invalid invalid => [new("settings", invalid.Problem)],
        Parsed<GoogleNewsOptions>.Valid valid => [.. valid.Value.Faults().Select(OptionFaults.Keyed)],
        var other => throw new UnreachableException($"Settings nobody knows: {other}"),
    };

    /// <summary>Without a property nothing is handed in, and the key file is not read.</summary>
    public IReadOnlyList<SettingFault> CredentialFaults(ChannelSettings settings, ChannelSecrets.Given credential) =>
        OptionsOf(settings).Property is null || GoogleKeyFile.IsWhole(credential[Credential])
            ? []
            : [new(Credential, "It cannot be read; put the whole JSON of a key file into it, of a service account or an authorised user.")];

    public ChannelTraits Traits(ChannelSettings settings) => GoogleNewsChannel.TraitsOf(OptionsOf(settings));

    public void Register(IServiceCollection services, ChannelConnection connection)
    {
        var name = connection.Settings.Name;
        var options = OptionsOf(connection.Settings);
        if (connection.StandIn is { } standIn)
        {
            TryOut(options, standIn.Address);
        }

        var keyFile = options.Property is not null && connection.Secrets is ChannelSecrets.Given given ? given[Credential] : null;
        services.AddChannelClient(GoogleNewsChannel.GoogleNews, name);
        services.AddSingleton<IChannel>(provider => new GoogleNewsChannel(
            name,
            options,
            new(name, options, provider.GetRequiredService<PublicSite>()),
            Calls(provider, name, options),
            provider.GetRequiredService<TimeProvider>(),
            ScheduledSteps(options, keyFile)));
        if (options.Property is { } property && keyFile is not null)
        {
            services.AddSingleton<ISubmitter>(provider => new SearchConsoleSubmitter(
                name, Console(provider, name, property, keyFile, options, connection.StandIn), options, new(name, options, provider.GetRequiredService<PublicSite>())));
        }

        if (options is { Property: { } inspected, InspectionsPerDay: > 0 } && keyFile is not null)
        {
            services.AddSingleton<IVerifier>(provider => new IndexVerifier(
                name, Console(provider, name, inspected, keyFile, options, connection.StandIn), options));
        }

        if (options.IndexNowKey is { } key)
        {
            services.AddSingleton<ISubmitter>(provider => new IndexNowSubmitter(
                name, key, options, Calls(provider, name, options), provider.GetRequiredService<TimeProvider>()));
        }

        if (options.Mode is GoogleNewsMode.Own)
        {
            services.AddSingleton(provider => new SyndicatedChannel(name, Feeds(connection.Settings, options, provider.GetRequiredService<PublicSite>())));
        }
    }

    /// <summary>A channel with a fault is held, and must still not keep the others from running: it has the default instead.</summary>
    private static GoogleNewsOptions OptionsOf(ChannelSettings settings) =>
        GoogleNewsSettings.Read(settings.Settings) is Parsed<GoogleNewsOptions>.Valid { Value: var options } && options.Faults() is [] ? options : new();

    /// <summary>Everything goes to the stand-in; the site's own sitemap is not asked for a try, so ours takes its place.</summary>
    private static void TryOut(GoogleNewsOptions options, Uri address)
    {
        options.Mode = GoogleNewsMode.Own;
        options.Hubs = [new(address, "hub")];
        options.IndexNowEndpoint = new(address, "indexnow");
        options.IndexNowKey = "sandbox-indexnow-key-0123456789";
        options.IndexNowKeyLocation = null;
        options.Property = "sc-domain:news.example.com";
        options.SearchConsoleBaseUrl = address;
        options.InspectionsPerDay = MostInspections;
    }

    /// <summary>What is told after the hub.</summary>
    private static IReadOnlyList<ChannelStep> ScheduledSteps(GoogleNewsOptions options, string? keyFile) =>
    [
        new(SearchConsoleSubmitter.Name, keyFile is null ? ChannelStepState.NotConfigured : ChannelStepState.Scheduled),
        new(IndexNowSubmitter.Name, options.IndexNowKey is null ? ChannelStepState.NotConfigured : ChannelStepState.Scheduled),
        new(IndexVerifier.Name, keyFile is null || options.InspectionsPerDay is 0 ? ChannelStepState.NotConfigured : ChannelStepState.Awaited),
    ];

    private static SearchConsole Console(
        IServiceProvider provider,
        ChannelName name,
        string property,
        string keyFile,
        GoogleNewsOptions options,
        StandIn? standIn)
    {
        var clients = new HttpClientFromMessageHandlerFactory(_ =>
        {
            var connections = ChannelClient.Connections(provider, GoogleNewsChannel.GoogleNews, name);
            return new(standIn is null ? connections : new StandInTokens(new(standIn.Address, "token"), connections), false, false);
        });
        return new(property, options, GoogleKeyFile.Read(keyFile, clients), clients, provider.GetRequiredService<TimeProvider>());
    }

    /// <summary>Every call names its whole address.</summary>
    private static ChannelCall Calls(IServiceProvider provider, ChannelName name, GoogleNewsOptions options) =>
        ChannelClient.Calls(provider, GoogleNewsChannel.GoogleNews, name, options.IndexNowEndpoint);

    private static FeedSettings Feeds(ChannelSettings settings, GoogleNewsOptions options, PublicSite site)
    {
        var publication = options.PublicationName ?? settings.Publication;
        return new()
        {
            PublicationName = publication,
            Language = options.Language,
            Title = options.Title ?? publication,
            Home = options.Home ?? HomeOf(options.Property) ?? site.Address ?? new("http://localhost/"),
            Hubs = options.Hubs,
        };
    }

    private static Uri? HomeOf(string? property) => property?.Split("sc-domain:") switch
    {
        null => null,
        [_, var host] => new($"https://{host}/"),
        _ => new(property),
    };
}
