using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.X;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Tests.Channels.X;

public sealed class XNetworkTests
{
    private static readonly ChannelSettings Sound = new() { Name = new("x"), Network = new("x"), Publication = "news" };

    private static readonly ChannelSettings Broken = Sound with
    {
        Text = "{{ titel }}",
        Settings = """{ "callTimeout": "2h", "username": "@news" }""",
    };

    [Fact]
    public void Faults_Sound_None() => Assert.Empty(new XNetwork().Faults(Sound));

    [Fact]
    public void Faults_SeveralWrong_EachNamesItsKeyWithinTheChannel()
    {
        var faults = new XNetwork().Faults(Broken);

        Assert.Equal(["settings.callTimeout", "settings.username", "text"], faults.Select(fault => fault.Key).Order());
        Assert.Contains(new("settings.callTimeout", "It must be between 00:00:01 and 00:01:00."), faults);
    }

    [Fact]
    public void Register_WrongSettings_StillMakesAChannelSoThatTheOthersRun()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        new XNetwork().Register(services, new(Broken, new ChannelSecrets.None(), StandIn: null));

        var channel = services.BuildServiceProvider().GetRequiredService<IChannel>();

        Assert.Equal(TimeSpan.FromSeconds(20), channel.Traits.CallTimeout);
        Assert.Equal(channel.Traits, new XNetwork().Traits(Broken));
    }
}
