using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.X;

/// <summary>X, as the rest of the program sees it.</summary>
internal sealed class XNetwork : INetwork
{
    public NetworkName Name => XChannel.X;

    public IReadOnlyList<CredentialForm> Credentials { get; } = [XConnecting.SignedKeys, XConnecting.RenewedTokens];

    public IReadOnlyList<SettingFault> Faults(ChannelSettings settings) =>
        OptionFaults.Of(XSettings.Read(settings.Settings), XOptionsFaults.Faults, TemplateFaults(settings));

    public ChannelTraits Traits(ChannelSettings settings) => XChannel.TraitsOf(OptionsOf(settings));

    public void Register(IServiceCollection services, ChannelConnection connection)
    {
        var options = OptionsOf(connection.Settings);
        if (connection.StandIn is { } standIn)
        {
            options.BaseUrl = standIn.Address;
            options.PostLink = standIn.PostLink;
            options.Username = null;
            options.UserId = null;
        }

        services.AddX(connection.Settings.Name, options, FormatOf(connection.Settings), connection.Secrets, new ConnectionOptions());
    }

    private static XOptions OptionsOf(ChannelSettings settings) => OptionFaults.SoundOf(XSettings.Read(settings.Settings), XOptionsFaults.Faults);

    private static XPostFormat FormatOf(ChannelSettings settings) => new()
    {
        Template = TemplateFaults(settings) is [] && settings.Text is { } text ? text : XFormatter.DefaultTemplate,
        Campaign = [.. settings.Utm.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))],
        TokenParameter = settings.TokenParameter,
    };

    private static IReadOnlyList<SettingFault> TemplateFaults(ChannelSettings settings) => PostWording.Faults(settings);
}
