using Distribution.Publishing.Planning;

namespace Distribution.Pipeline.Load.Isolation;

/// <summary>A newsroom with one channel on each network that is measured, called like the network.</summary>
internal static class IsolationNewsroom
{
    /// <summary>Each channel and the settings that differ from the product's own.</summary>
    private static readonly (string Network, string? Settings)[] Measured =
    [
        ("x", null),

        // Longer than the slow stand-in takes, so that a slow call holds its place to its end and is not cut short.
        (Affliction.Victim, """{"callTimeout":"40s"}"""),
        ("instagram", """{"pollFirst":"1s"}"""),
    ];

    public static Newsroom Newsroom { get; } = Newsroom.BuiltIn with
    {
        Channels =
        [
            .. Measured.Select(channel => Newsroom.BuiltIn.Channels[0] with
            {
                Name = new(channel.Network),
                Network = new(channel.Network),
                Settings = channel.Settings,
            }),
        ],
    };
}
