using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Distribution.Sandbox.X.Auth;

/// <summary>HMAC-SHA1 signatures of OAuth 1.0a. https://docs.x.com/fundamentals/authentication/oauth-1-0a/creating-a-signature</summary>
internal static class OAuth1Signature
{
    public static string ParameterString(IEnumerable<KeyValuePair<string, string>> parameters) => string.Join('&', parameters
        .Select(parameter => (Key: Encode(parameter.Key), Value: Encode(parameter.Value)))
        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
        .ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
        .Select(parameter => $"{parameter.Key}={parameter.Value}"));

    /// <param name="method">Upper case.</param>
    /// <param name="address">Without query.</param>
    /// <param name="parameters">The oauth_ ones without the signature, and the query's; decoded.</param>
    public static string BaseString(string method, string address, IEnumerable<KeyValuePair<string, string>> parameters) =>
        $"{method}&{Encode(address)}&{Encode(ParameterString(parameters))}";

    [SuppressMessage("Security", "CA5350", Justification = "X's protocol names HMAC-SHA1.")]
    public static string Sign(string baseString, string consumerSecret, string tokenSecret) => Convert.ToBase64String(
        HMACSHA1.HashData(Encoding.UTF8.GetBytes($"{Encode(consumerSecret)}&{Encode(tokenSecret)}"), Encoding.UTF8.GetBytes(baseString)));

    /// <summary>Percent-encodes the UTF-8 bytes of all but letters, digits and <c>- . _ ~</c>.</summary>
    public static string Encode(string text) => Uri.EscapeDataString(text);
}
