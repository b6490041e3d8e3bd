using Distribution.Publishing.Channels.Facebook;
using Distribution.Publishing.Channels.GoogleNews;
using Distribution.Publishing.Channels.Instagram;
using Distribution.Publishing.Channels.X;
using Distribution.Publishing.Connecting;

namespace Distribution.Publishing.Channels;

/// <summary>Every network there is: a new one is its folder and its line here.</summary>
public static class Networks
{
    /// <summary>In no particular order.</summary>
    public static IReadOnlyList<INetwork> All { get; } =
    [
        new XNetwork(),
        new FacebookNetwork(),
        new InstagramNetwork(),
        new GoogleNewsNetwork(),
    ];

    /// <summary>The ways of connecting an account of the network; of any network while it is not known which.</summary>
    public static IReadOnlyList<CredentialForm> CredentialsOf(NetworkName? name) =>
        All.FirstOrDefault(network => network.Name == name)?.Credentials ?? [.. All.SelectMany(network => network.Credentials)];

    /// <summary>The network of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none; distribution.json is checked for that before.</exception>
    public static INetwork Of(NetworkName name) => All.Single(network => network.Name == name);
}
