using Distribution.Publishing.Connecting;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.X;

/// <summary>X, as the rest of the program sees it.</summary>
internal sealed class XNetwork : INetwork
{
    public NetworkName Name => XChannel.X;

    public IReadOnlyList<SettingFault> Faults(ChannelSettings settings) => XSettings.Read(settings.Settings) switch
    {
        Parsed<XOptions>.Invalid invalid => [new("settings", invalid.Problem)],
        Parsed<XOptions>.Valid valid => [.. XRegistration.Faults(valid.Value, FormatOf(settings)).Select(problem => new SettingFault("settings", problem))],
        _ => [],
    };

    public void Register(IServiceCollection services, ChannelConnection connection)
    {
        var options = XSettings.Read(connection.Settings.Settings) is Parsed<XOptions>.Valid valid ? valid.Value : new();
        if (connection.StandIn is { } standIn)
        {
            options.BaseUrl = standIn.Address;
            options.PostLink = standIn.PostLink;
            options.Username = null;
            options.UserId = null;
        }

        services.AddX(connection.Settings.Name, options, FormatOf(connection.Settings), connection.Secrets, new ConnectionOptions());
    }

    private static XPostFormat FormatOf(ChannelSettings settings) => new()
    {
        Template = settings.Text ?? XFormatter.DefaultTemplate,
        Campaign = [.. settings.Utm.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))],
        TokenParameter = settings.TokenParameter,
    };
}
