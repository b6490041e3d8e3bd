using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Distribution.Publishing.Channels.X;

/// <summary>
/// Signs a request with OAuth 1.0a as RFC 5849 and X's guide "Creating a signature" have it. Query parameters are signed;
/// JSON bodies are not.
/// </summary>
internal static class OAuth1Signature
{
    /// <summary>The value of the Authorization header.</summary>
    /// <param name="timestamp">Seconds since 1970.</param>
    /// <param name="form">The parameters of a form body; empty for JSON.</param>
    public static string Header(
        XCredential.OAuth1 credential,
        HttpMethod method,
        Uri url,
        string nonce,
        long timestamp,
        IReadOnlyList<KeyValuePair<string, string>> form)
    {
        List<KeyValuePair<string, string>> parameters =
        [
            new("oauth_consumer_key", credential.ConsumerKey),
            new("oauth_nonce", nonce),
            new("oauth_signature_method", "HMAC-SHA1"),
            new("oauth_timestamp", timestamp.ToString(CultureInfo.InvariantCulture)),
            new("oauth_token", credential.Token),
            new("oauth_version", "1.0"),
        ];
        var signature = Sign(BaseString(method, url, [.. parameters, .. form]), credential);
        return "OAuth " + string.Join(", ", parameters.Append(new("oauth_signature", signature)).Select(p => $"{p.Key}=\"{Encode(p.Value)}\""));
    }

    /// <summary>What is signed: method, URL without its query, and every parameter, sorted as encoded.</summary>
    public static string BaseString(HttpMethod method, Uri url, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var pairs = parameters.Concat(Query(url))
            .Select(p => new KeyValuePair<string, string>(Encode(p.Key), Encode(p.Value)))
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .ThenBy(p => p.Value, StringComparer.Ordinal)
            .Select(p => $"{p.Key}={p.Value}");
        return $"{method.Method}&{Encode(url.GetLeftPart(UriPartial.Path))}&{Encode(string.Join('&', pairs))}";
    }

    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA1 is the only method X takes for OAuth 1.0a.")]
    private static string Sign(string baseString, XCredential.OAuth1 credential)
    {
        var key = Encoding.ASCII.GetBytes($"{Encode(credential.ConsumerSecret)}&{Encode(credential.TokenSecret)}");
        return Convert.ToBase64String(HMACSHA1.HashData(key, Encoding.ASCII.GetBytes(baseString)));
    }

    private static IEnumerable<KeyValuePair<string, string>> Query(Uri url) =>
        from part in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let pair = part.Split('=', 2)
        select new KeyValuePair<string, string>(Uri.UnescapeDataString(pair[0]), pair is [_, var value] ? Uri.UnescapeDataString(value) : "");

    /// <summary>RFC 3986 over UTF-8: everything but letters, digits, and <c>-._~</c>.</summary>
    private static string Encode(string text) => Uri.EscapeDataString(text);
}
