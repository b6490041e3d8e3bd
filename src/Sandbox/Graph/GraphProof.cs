using System.Security.Cryptography;
using System.Text;

namespace Distribution.Sandbox.Graph;

/// <summary>appsecret_proof. https://developers.facebook.com/docs/graph-api/guides/secure-requests</summary>
internal static class GraphProof
{
    public static string Of(string token, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(token)));

    public static bool Fits(string proof, string token, string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(token, secret)), Encoding.UTF8.GetBytes(proof));
}
