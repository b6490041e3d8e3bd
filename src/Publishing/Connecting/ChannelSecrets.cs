using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Connecting;

/// <summary>What the environment has for one channel. Printed without a secret.</summary>
public abstract record ChannelSecrets
{
    /// <summary>What every variable of a channel begins with.</summary>
    internal const string Prefix = "DISTRIBUTION_";

    private static readonly string[] KeyNames = ["CONSUMER_KEY", "CONSUMER_SECRET", "ACCESS_TOKEN", "ACCESS_TOKEN_SECRET"];
    private static readonly string[] ClientNames = ["CLIENT_ID", "REFRESH_TOKEN"];
    private const string ClientSecretName = "CLIENT_SECRET";

    private ChannelSecrets() { }

    /// <summary>Four that do not expire.</summary>
    public sealed record SignedKeys(string ConsumerKey, string ConsumerSecret, string AccessToken, string AccessTokenSecret) : ChannelSecrets
    {
        /// <inheritdoc />
        public override string ToString() => "Signed keys (hidden)";
    }

    /// <summary>A client and the refresh token its connection begins with. Later ones are kept in the connection's row, not here.</summary>
    /// <param name="ClientSecret">Null for a public client.</param>
    public sealed record RenewedTokens(string ClientId, string? ClientSecret, string RefreshToken) : ChannelSecrets
    {
        /// <inheritdoc />
        public override string ToString() => "Renewed tokens (hidden)";
    }

    /// <summary>Nothing is set: the channel is not connected.</summary>
    public sealed record None : ChannelSecrets;

    /// <summary>Reads <c>DISTRIBUTION_CHANNEL_…</c>, the channel's name in upper case and its hyphens as underscores. Empty is not set.</summary>
    /// <param name="environment">A variable's value by its name, or null.</param>
    public static Parsed<ChannelSecrets> Read(ChannelName channel, Func<string, string?> environment)
    {
        var prefix = PrefixOf(channel);
        var keys = KeyNames.Select(Value).ToArray();
        var client = ClientNames.Select(Value).ToArray();
        var clientSecret = Value(ClientSecretName);
        var anyKey = keys.Any(value => value is not null);
        var anyClient = client.Append(clientSecret).Any(value => value is not null);
        return (anyKey, anyClient) switch
        {
            (true, true) => Invalid($"Both ways of connecting {channel} are set; keep either {Names(KeyNames)} or {Names([.. ClientNames, ClientSecretName])}."),
            (true, false) when keys is [{ } key, { } secret, { } token, { } tokenSecret] => Valid(new SignedKeys(key, secret, token, tokenSecret)),
            (true, false) => Invalid($"The connection of {channel} is set in part; {Names(Missing(KeyNames, keys))} is missing."),
            (false, true) when client is [{ } id, { } refreshToken] => Valid(new RenewedTokens(id, clientSecret, refreshToken)),
            (false, true) => Invalid($"The connection of {channel} is set in part; {Names(Missing(ClientNames, client))} is missing."),
            (false, false) => Valid(new None()),
        };

        string? Value(string name) => environment(prefix + name)?.Trim() is { Length: > 0 } value ? value : null;

        string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => prefix + name));
    }

    /// <summary>What the variables of one channel begin with.</summary>
    internal static string PrefixOf(ChannelName channel) => Prefix + channel.Value.ToUpperInvariant().Replace('-', '_') + "_";

    /// <summary>The variables of one channel, as a fault names them.</summary>
    public static string NamesFor(ChannelName channel) => PrefixOf(channel) + "*";

    /// <summary>Every variable a channel may have.</summary>
    internal static IEnumerable<string> NamesOf(ChannelName channel) =>
        [.. KeyNames.Concat(ClientNames).Append(ClientSecretName).Select(name => PrefixOf(channel) + name)];

    private static IEnumerable<string> Missing(string[] names, string?[] values) => names.Where((_, index) => values[index] is null);

    private static Parsed<ChannelSecrets> Valid(ChannelSecrets secrets) => new Parsed<ChannelSecrets>.Valid(secrets);

    private static Parsed<ChannelSecrets> Invalid(string problem) => new Parsed<ChannelSecrets>.Invalid(problem);
}
