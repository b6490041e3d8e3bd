using Distribution.Publishing.Channels;

namespace Distribution.Publishing.Tests.Channels.Instagram;

/// <summary>A channel nobody has connected calls nobody.</summary>
public sealed class InstagramUnconnectedTests
{
    private const string Why = "instagram has no credential; set its environment variables.";

    private static readonly Post Post = new("Mayor resigns", new("https://news.example.com/a?d=abcdefghij"));

    [Fact]
    public async Task EveryMethod_NoCredential_SaysSo()
    {
        await using var server = new RawServer(RawReply.Json(200, "{}"));
        var channel = InstagramChannels.Make(new() { BaseUrl = server.Url }, connected: false);
        var refused = new DeliveryOutcome.ChannelRefused(HoldCause.NotConnected, Why, "not sent");
        var stopping = TestContext.Current.CancellationToken;

        Assert.Equal(new PrepareReply.NotReady(refused), await channel.PrepareAsync(new(Post), stopping));
        Assert.Equal(refused, (await channel.PublishAsync(new(Post, new("abcdefghij")), new(TimeProvider.System, TimeSpan.FromMinutes(1)), stopping)).Outcome);
        Assert.Equal(new FindReply.CannotTell(Why, null), await channel.FindAsync(new(Post, new("abcdefghij"), InstagramChannels.Now), stopping));
        Assert.Equal(new TakeDownReply.NotYet(Why, null), await channel.TakeDownAsync("1_2", stopping));
        Assert.Equal(new ProbeReply.Refused(HoldCause.NotConnected, Why), await channel.ProbeAsync(stopping));
        Assert.Equal(0, server.Bytes);
    }
}
