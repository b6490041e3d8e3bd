using Distribution.Publishing.Planning;

namespace Distribution.Pipeline.Load.Isolation;

/// <summary>The newsroom with a channel on every network, hurried where a network is only waited for.</summary>
internal static class IsolationNewsroom
{
    /// <summary>By channel: the settings that differ from the product's own.</summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        // Longer than the slow stand-in takes, so that a slow call holds its place to its end and is not cut short.
        [Affliction.Victim] = """{"callTimeout":"40s"}""",
        ["instagram"] = """{"pollFirst":"1s"}""",
    };

    public static Newsroom Newsroom { get; } = Newsroom.BuiltIn with
    {
        Channels = [.. Newsroom.BuiltIn.Channels.Select(channel => channel with { Settings = Settings.GetValueOrDefault(channel.Name.Value) })],
    };
}
