using System.Diagnostics;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>Facebook, as the rest of the program sees it.</summary>
internal sealed class FacebookNetwork : INetwork
{
    /// <summary>The one Page of a stand-in.</summary>
    internal const string StandInPage = "111222333444555";

    public NetworkName Name => FacebookChannel.Facebook;

    public IReadOnlyList<CredentialForm> Credentials { get; } = [GraphCredentials.PageToken];

    public IReadOnlyList<SettingFault> Faults(ChannelSettings settings) => FacebookSettings.Read(settings.Settings) switch
    {
        Parsed<FacebookOptions>.Invalid invalid => [new("settings", invalid.Problem)],
        Parsed<FacebookOptions>.Valid valid =>
            [.. valid.Value.Faults().Select(OptionFaults.Keyed), .. PostWording.Faults(settings, FacebookFormatter.Names)],
        var other => throw new UnreachableException($"Settings nobody knows: {other}"),
    };

    public IReadOnlyList<SettingFault> LiveFaults(ChannelSettings settings) =>
        Faults(settings) is [] && OptionsOf(settings).PageId is null ? [new("settings.pageId", "It is not set; set the numeric id of the Page to post to.")] : [];

    public IReadOnlyList<SettingFault> Warnings(ChannelSettings settings, DateTimeOffset now) => GraphVersions.Warnings(OptionsOf(settings), now);

    public ChannelTraits Traits(ChannelSettings settings) => FacebookChannel.TraitsOf(OptionsOf(settings));

    public void Register(IServiceCollection services, ChannelConnection connection)
    {
        var options = OptionsOf(connection.Settings);
        if (connection.StandIn is { } standIn)
        {
            options.BaseUrl = standIn.Address;
            options.PostLink = standIn.PostLink;
            options.PageId = StandInPage;
        }

        var wording = PostWording.Of(connection.Settings, FacebookFormatter.DefaultTemplate, FacebookFormatter.Names);
        services.AddFacebook(connection.Settings.Name, options, wording, GraphCredentials.Of(connection.Secrets));
    }

    /// <summary>A channel with a fault is held, and must still not keep the others from running: it has the default instead.</summary>
    private static FacebookOptions OptionsOf(ChannelSettings settings) =>
        FacebookSettings.Read(settings.Settings) is Parsed<FacebookOptions>.Valid { Value: var options } && options.Faults() is [] ? options : new();
}
