using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Instagram, as the rest of the program sees it.</summary>
internal sealed class InstagramNetwork : INetwork
{
    /// <summary>The one account of a stand-in.</summary>
    internal const string StandInUser = "17841400000000001";

    public NetworkName Name => InstagramChannel.Instagram;

    public IReadOnlyList<CredentialForm> Credentials { get; } = [GraphCredentials.PageToken];

    /// <summary>Instagram fetches the picture from us.</summary>
    public bool NeedsPublicSite(ChannelSettings settings) => true;

    public IReadOnlyList<SettingFault> Faults(ChannelSettings settings) =>
        OptionFaults.Of(InstagramSettings.Read(settings.Settings), InstagramOptionsFaults.Faults, PostWording.Faults(settings));

    public IReadOnlyList<SettingFault> LiveFaults(ChannelSettings settings) => Faults(settings) is [] && OptionsOf(settings).UserId is null
        ? [new("settings.userId", "It is not set; set the numeric id of the account to post to.")]
        : [];

    public IReadOnlyList<SettingFault> Warnings(ChannelSettings settings, DateTimeOffset now) => GraphVersions.Warnings(OptionsOf(settings), now);

    public ChannelTraits Traits(ChannelSettings settings) => InstagramChannel.TraitsOf(OptionsOf(settings));

    public void Register(IServiceCollection services, ChannelConnection connection)
    {
        var options = OptionsOf(connection.Settings);
        if (connection.StandIn is { } standIn)
        {
            options.BaseUrl = standIn.Address;
            options.PostLink = standIn.PostLink;
            options.UserId = StandInUser;
            options.AtStandIn = true;
        }

        var wording = PostWording.Of(connection.Settings, InstagramFormatter.DefaultTemplate);
        var credential = GraphCredentials.Of(connection.Secrets);
        if (credential is not null && options.Login is InstagramLogin.Instagram && connection.StandIn is null)    // a stand-in's token has no end
        {
            services.AddRenewedInstagram(connection.Settings.Name, options, wording, credential);
            return;
        }

        services.AddInstagram(connection.Settings.Name, options, wording, credential);
    }

    private static InstagramOptions OptionsOf(ChannelSettings settings) => OptionFaults.SoundOf(InstagramSettings.Read(settings.Settings), InstagramOptionsFaults.Faults);
}
