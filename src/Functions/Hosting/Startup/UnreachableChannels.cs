using Distribution.Publishing.Planning;

namespace Distribution.Functions.Hosting.Startup;

/// <summary>Channels whose network fetches from us while nobody has said where we can be reached. Pure.</summary>
internal static class UnreachableChannels
{
    /// <summary>One fault each; the other channels run.</summary>
    /// <param name="isFetchedFrom">Whether a real account's network fetches anything from us.</param>
    public static IEnumerable<Fault> Of(Newsroom newsroom, Func<ChannelSettings, bool> isFetchedFrom) =>
        from channel in newsroom.Channels
        where newsroom.PublicBaseUrl is null && isFetchedFrom(channel)
        select new Fault(
            "publicBaseUrl",
            $"It is missing, and the network of {channel.Name} fetches pictures or feeds from it; give the https address this service is reached at from the internet.",
            channel.Name);
}
