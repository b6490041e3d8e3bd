using System.Globalization;

namespace Distribution.Sandbox.X.Auth;

/// <summary>The parameters of an <c>Authorization: OAuth …</c> header, decoded.</summary>
internal sealed class OAuth1Header
{
    private static readonly string[] Needed =
        ["oauth_consumer_key", "oauth_nonce", "oauth_signature", "oauth_signature_method", "oauth_timestamp", "oauth_token", "oauth_version"];

    private readonly Dictionary<string, string> _values;

    private OAuth1Header(Dictionary<string, string> values) => _values = values;

    public string this[string name] => _values[name];

    public IEnumerable<KeyValuePair<string, string>> SignedParameters => _values.Where(value => value.Key != "oauth_signature");

    public DateTimeOffset Timestamp { get; private init; }

    /// <returns>Null when a parameter is missing, unknown, repeated or malformed.</returns>
    public static OAuth1Header? Read(string header)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in header["OAuth ".Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || part.Length < equals + 3 || part[equals + 1] != '"' || part[^1] != '"'
                || !Needed.Contains(part[..equals])
                || !values.TryAdd(part[..equals], Uri.UnescapeDataString(part[(equals + 2)..^1])))
            {
                return null;
            }
        }

        return values.Count == Needed.Length
            && values["oauth_signature_method"] == "HMAC-SHA1"
            && values["oauth_version"] == "1.0"
            && long.TryParse(values["oauth_timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 253402300800
            ? new OAuth1Header(values) { Timestamp = DateTimeOffset.FromUnixTimeSeconds(seconds) }
            : null;
    }
}
