using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Tests.Channels.Graph;

/// <summary>What every network behind the Graph API makes of a channel's settings.</summary>
public abstract class GraphNetworkConformance(INetwork network, ChannelSettings sound)
{
    /// <summary>As many faults as fit.</summary>
    protected abstract ChannelSettings Broken { get; }

    [Fact]
    public void All_Networks_HaveIt() => Assert.IsType(network.GetType(), Networks.Of(sound.Network));

    [Fact]
    public void Faults_Sound_None() => Assert.Empty(network.Faults(sound));

    [Fact]
    public void Warnings_VersionThatEnds_IsSpokenOf() => Assert.Equal(
        [new("settings.version", "Version v21.0 of the Graph API ends on 21 January 2027; set a newer one before, such as v26.0.")],
        network.Warnings(sound with { Settings = """{ "version": "v21.0" }""" }, GraphExample.Now));

    [Fact]
    public void Register_WrongSettings_StillMakesAChannelSoThatTheOthersRun()
    {
        var channel = Registered(Broken, new ChannelSecrets.None(), standIn: null);

        Assert.Equal(channel.Traits, network.Traits(Broken));
        Assert.Equal((sound.Name, sound.Network), (channel.Name, channel.Network));
    }

    /// <summary>The channel of sound settings, with a token, at a stand-in.</summary>
    protected IChannel AtStandIn(Uri address, string postLink) => Registered(
        sound,
        new ChannelSecrets.Given(GraphCredentials.PageToken, new Dictionary<string, string> { ["ACCESS_TOKEN"] = "t" }),
        new(address, postLink));

    private IChannel Registered(ChannelSettings settings, ChannelSecrets secrets, StandIn? standIn)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        network.Register(services, new(settings, secrets, standIn));
        return services.BuildServiceProvider().GetRequiredService<IChannel>();
    }
}
