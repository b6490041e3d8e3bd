using System.Diagnostics;
using Distribution.Publishing.Connecting;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>The ways of connecting an account behind the Graph API.</summary>
internal static class GraphCredentials
{
    /// <summary>The end of the variable with the token.</summary>
    public const string Token = "ACCESS_TOKEN";

    private const string Secret = "APP_SECRET";

    /// <summary>A Page's own token, which has no end of its own, and for an app that demands the proof its secret.</summary>
    public static CredentialForm PageToken { get; } = new("Page token", [Token], [Secret]);

    /// <summary>The credential the environment has; null for a channel nobody has connected.</summary>
    public static GraphCredential? Of(ChannelSecrets secrets) => secrets switch
    {
        ChannelSecrets.None => null,
        ChannelSecrets.Given given => new(given[Token], given.Find(Secret)),
        _ => throw new UnreachableException($"Secrets nobody knows: {secrets}"),
    };
}
