using System.Security.Cryptography;
using System.Text;
using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.X.Auth;

/// <summary>Finds out who calls; null is 401. Every reason for it goes to the strictness log.</summary>
internal sealed class XAuthentication(XSandboxOptions options, XTokens tokens)
{
    public static void CreateTables(SqlSession session) => session.Execute($"""
        CREATE TABLE IF NOT EXISTS x_nonces (token TEXT NOT NULL, nonce TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (token, nonce)) WITHOUT ROWID
        """);

    public XCaller? Recognise(SqlSession session, SandboxCall call)
    {
        if (call.Authorization.StartsWith("OAuth ", StringComparison.OrdinalIgnoreCase))
        {
            return call.Fault is Fault.ExpiredToken ? null : Signed(session, call);
        }

        return call.Authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? Bearer(session, call) : null;
    }

    private XCaller? Bearer(SqlSession session, SandboxCall call)
    {
        var token = call.Authorization["Bearer ".Length..].Trim();
        if (options.AppOnlyToken is { } appOnly && token == appOnly)
        {
            return new XCaller(null, null);
        }

        if (call.Fault is Fault.ExpiredToken)
        {
            XTokens.Expire(session, token, call.Begun);
        }

        return tokens.Find(session, token, call.Begun);
    }

    private XCaller? Signed(SqlSession session, SandboxCall call)
    {
        if (OAuth1Header.Read(call.Authorization) is not { } header)
        {
            return Refuse(session, call, "bad-signature", "The Authorization header lacks one of the seven oauth_ parameters, or has another.");
        }

        if (options.Accounts.FirstOrDefault(known => known.ConsumerKey == header["oauth_consumer_key"] && known.AccessToken == header["oauth_token"]) is not { } account)
        {
            return Refuse(session, call, "bad-signature", "Unknown consumer key or token.");
        }

        var address = call.Origin + call.Path;
        if (!Fits(header, account, call.Method, address, QueryParameters.Read(call.Query)))
        {
            return call.Query.Length > 0 && Fits(header, account, call.Method, address, [])
                ? Refuse(session, call, "unsigned-query", "The signature leaves out the query.")
                : Refuse(session, call, "bad-signature", "Expected a signature over " + OAuth1Signature.BaseString(
                    call.Method, address, header.SignedParameters.Concat(QueryParameters.Read(call.Query))));
        }

        var now = call.Begun + (call.Fault is Fault.ClockSkew skew ? skew.By : TimeSpan.Zero);
        if ((header.Timestamp - now).Duration() > options.TimestampTolerance)
        {
            return Refuse(session, call, "bad-timestamp", $"{header.Timestamp:O} is too far from {now:O}.");
        }

        return Spend(session, account.AccessToken, header["oauth_nonce"], call.Begun)
            ? new XCaller(account, null)
            : Refuse(session, call, "reused-nonce", header["oauth_nonce"]);
    }

    private static bool Fits(
        OAuth1Header header, XSandboxAccount account, string method, string address, IEnumerable<KeyValuePair<string, string>> query)
    {
        var expected = OAuth1Signature.Sign(
            OAuth1Signature.BaseString(method, address, header.SignedParameters.Concat(query)), account.ConsumerSecret, account.AccessTokenSecret);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(header["oauth_signature"]));
    }

    private static bool Spend(SqlSession session, string token, string nonce, DateTimeOffset now) =>
        session.Execute($"INSERT OR IGNORE INTO x_nonces (token, nonce, at) VALUES ({token}, {nonce}, {now})") == 1;

    private static XCaller? Refuse(SqlSession session, SandboxCall call, string kind, string detail)
    {
        Journal.Add(session, call.Breach(XSandbox.Word, kind, detail));
        return null;
    }
}
