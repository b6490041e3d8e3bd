using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Connecting;
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

    public IReadOnlyList<SettingFault> Faults(ChannelSettings settings) =>
        OptionFaults.Of(FacebookSettings.Read(settings.Settings), FacebookOptionsFaults.Faults, PostWording.Faults(settings));

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

        var wording = PostWording.Of(connection.Settings, FacebookFormatter.DefaultTemplate);
        services.AddFacebook(connection.Settings.Name, options, wording, GraphCredentials.Of(connection.Secrets));
    }

    private static FacebookOptions OptionsOf(ChannelSettings settings) => OptionFaults.SoundOf(FacebookSettings.Read(settings.Settings), FacebookOptionsFaults.Faults);
}
