using System.Globalization;
using System.Text.Json;
using Distribution.Publishing.Channels.X;
using Distribution.Publishing.Tests.Formatting;

namespace Distribution.Publishing.Tests.Channels.X;

/// <summary>X's own worked examples and others computed twice, kept as a file.</summary>
public sealed class OAuth1SignatureTests
{
    private static readonly JsonDocument Vectors = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Publishing.Tests", "Channels", "X", "Vectors", "x-auth.json")));

    public static TheoryData<string> Names => [.. Vectors.RootElement.GetProperty("oauth1").EnumerateArray().Select(vector => vector.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Header_Vector_BearsItsSignature(string name)
    {
        var vector = Vectors.RootElement.GetProperty("oauth1").EnumerateArray().Single(candidate => candidate.GetProperty("name").GetString() == name);
        var oauth = Pairs(vector, "oauthParams").ToDictionary();
        var credential = new XCredential.OAuth1(
            oauth["oauth_consumer_key"],
            vector.GetProperty("consumerSecret").GetString()!,
            oauth["oauth_token"],
            vector.GetProperty("tokenSecret").GetString()!);
        var method = HttpMethod.Parse(vector.GetProperty("method").GetString()!);
        var extra = Pairs(vector, "extraParams");
        var asQuery = method == HttpMethod.Get;
        var query = string.Join('&', extra.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        var url = new Uri(vector.GetProperty("baseUrl").GetString() + (asQuery && query.Length > 0 ? "?" + query : ""));

        var header = OAuth1Signature.Header(credential, method, url, oauth["oauth_nonce"], long.Parse(oauth["oauth_timestamp"], CultureInfo.InvariantCulture), asQuery ? [] : extra);

        Assert.Equal(vector.GetProperty("signatureBaseString").GetString(), OAuth1Signature.BaseString(method, url, [.. oauth, .. asQuery ? [] : extra]));
        Assert.Equal(
            "OAuth " + string.Join(", ", oauth.Append(new("oauth_signature", vector.GetProperty("signature").GetString()!))
                .Select(pair => $"{pair.Key}=\"{Uri.EscapeDataString(pair.Value)}\"")),
            header);
    }

    [Fact]
    public void ToString_AnyCredential_ShowsNothing()
    {
        XCredential[] credentials = [new XCredential.OAuth1("key-1", "secret-2", "token-3", "secret-4"), new XCredential.OAuth2("token-5")];

        Assert.Equal(["OAuth 1.0a (hidden)", "OAuth 2.0 (hidden)"], credentials.Select(credential => $"{credential}"));
    }

    private static KeyValuePair<string, string>[] Pairs(JsonElement vector, string property) =>
        [.. vector.GetProperty(property).EnumerateArray().Select(pair => new KeyValuePair<string, string>(pair[0].GetString()!, pair[1].GetString()!))];
}
