using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.GoogleNews.Auth;

/// <summary>The stand-in's own service account. Its key is drawn once per data folder, so that every sandbox on it agrees.</summary>
internal sealed class GoogleAccount : IDisposable
{
    public const string Email = "sandbox@sandbox.iam.gserviceaccount.com";
    public const string TokenAddress = "https://oauth2.googleapis.com/token";
    public const string KeyId = "sandbox-key";

    private readonly RSA _key = RSA.Create();

    public GoogleAccount(SqlSession session)
    {
        if (session.Rows($"SELECT pem FROM google_keys WHERE name = {KeyId}", row => row.GetString(0)) is not [var pem])
        {
            using var fresh = RSA.Create(2048);
            pem = fresh.ExportPkcs8PrivateKeyPem() + "\n";
            session.Execute($"INSERT INTO google_keys (name, pem) VALUES ({KeyId}, {pem})");
        }

        _key.ImportFromPem(pem);
        AsJson = new JsonObject
        {
            ["type"] = "service_account",
            ["project_id"] = "sandbox",
            ["private_key_id"] = KeyId,
            ["private_key"] = pem,
            ["client_email"] = Email,
            ["client_id"] = "100000000000000000001",
            ["token_uri"] = TokenAddress,
            ["universe_domain"] = "googleapis.com",
        }.ToJsonString();
    }

    /// <summary>As Google's console hands it out.</summary>
    public string AsJson { get; }

    public bool Signed(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        // Two requests at once: an RSA object is not for two threads.
        lock (_key)
        {
            return _key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    public void Dispose() => _key.Dispose();
}
