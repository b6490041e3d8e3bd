using Distribution.Publishing.Channels;
using Distribution.Publishing.Tests.Channels.Facebook;
using Distribution.Publishing.Tests.Channels.Instagram;

namespace Distribution.Publishing.Tests.Channels.Graph;

/// <summary>A channel nobody has connected calls nobody.</summary>
public sealed class GraphUnconnectedTests
{
    private static readonly Post Post = new("Mayor resigns", new("https://news.example.com/a?d=abcdefghij"));

    [Theory]
    [InlineData("facebook-page")]
    [InlineData("instagram")]
    public async Task EveryMethod_NoCredential_SaysSo(string name)
    {
        await using var server = new RawServer(RawReply.Json(200, "{}"));
        var channel = name == "instagram"
            ? InstagramChannels.Make(new() { BaseUrl = server.Url }, connected: false)
            : FacebookChannels.Make(new() { BaseUrl = server.Url }, connected: false);
        var why = $"{name} has no credential; set its environment variables.";
        var refused = new DeliveryOutcome.ChannelRefused(HoldCause.NotConnected, why, "not sent");
        var stopping = TestContext.Current.CancellationToken;

        Assert.Equal(new PrepareReply.NotReady(refused), await channel.PrepareAsync(new(Post), stopping));
        Assert.Equal(refused, (await channel.PublishAsync(new(Post, new("abcdefghij")), new(TimeProvider.System, TimeSpan.FromMinutes(1)), stopping)).Outcome);
        Assert.Equal(new FindReply.CannotTell(why, null), await channel.FindAsync(new(Post, new("abcdefghij"), GraphExample.Now), stopping));
        Assert.Equal(new TakeDownReply.NotYet(why, null), await channel.TakeDownAsync("1_2", stopping));
        Assert.Equal(new ProbeReply.Refused(HoldCause.NotConnected, why), await channel.ProbeAsync(stopping));
        Assert.Equal(0, server.Bytes);
    }
}
