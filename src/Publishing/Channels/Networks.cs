using Distribution.Publishing.Channels.X;

namespace Distribution.Publishing.Channels;

/// <summary>Every network there is: a new one is its folder and its line here.</summary>
public static class Networks
{
    /// <summary>In no particular order.</summary>
    public static IReadOnlyList<INetwork> All { get; } =
    [
        new XNetwork(),
    ];

    /// <summary>The network of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none; distribution.json is checked for that before.</exception>
    public static INetwork Of(NetworkName name) => All.Single(network => network.Name == name);
}
