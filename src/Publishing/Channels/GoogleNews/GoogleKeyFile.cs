using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Http;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>
/// A key file of Google's, of a service account or of an authorised user. Only what is needed is taken from it: above all not its
/// <c>token_uri</c>, by which a file from elsewhere could have our signature sent anywhere.
/// </summary>
internal sealed class GoogleKeyFile
{
    /// <summary>The only place that gives tokens, whatever a file says.</summary>
    public const string TokenAddress = "https://oauth2.googleapis.com/token";

    private const string Scope = "https://www.googleapis.com/auth/webmasters";

    private GoogleKeyFile(GoogleCredential credential, string? email)
    {
        Credential = credential;
        Email = email;
    }

    /// <summary>Draws tokens, and keeps one until it ends.</summary>
    public GoogleCredential Credential { get; }

    /// <summary>The service account's address, no secret; null for a user.</summary>
    public string? Email { get; }

    /// <summary>Reads its JSON; null when it is none of the two kinds, or not whole.</summary>
    public static GoogleKeyFile? Read(string json, HttpClientFromMessageHandlerFactory clients)
    {
        try
        {
            return JsonSerializer.Deserialize(json, GoogleKeyFileContext.Default.GoogleKeyFileBody) switch
            {
                { Type: JsonCredentialParameters.ServiceAccountCredentialType, ClientEmail: { Length: > 0 } email, PrivateKey: { Length: > 0 } pem } body =>
                    new(Ready(CredentialFactory.FromJsonParameters<ServiceAccountCredential>(Parameters(body, Whole(pem))).ToGoogleCredential(), clients), email),
                { Type: JsonCredentialParameters.AuthorizedUserCredentialType, ClientId.Length: > 0, ClientSecret.Length: > 0, RefreshToken.Length: > 0 } body =>
                    new(Ready(CredentialFactory.FromJsonParameters<UserCredential>(Parameters(body, privateKey: null)).ToGoogleCredential(), clients), null),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException or CryptographicException)
        {
            // Not shown: what a library says of a file may quote it.
            return null;
        }
    }

    /// <summary>Without a scope a service account would send a signature of its own instead of a token.</summary>
    private static GoogleCredential Ready(GoogleCredential credential, HttpClientFromMessageHandlerFactory clients) =>
        credential.CreateScoped(Scope).CreateWithHttpClientFactory(clients);

    /// <summary>The library stumbles over a key that was cut off, with exceptions that say nothing; .NET reads it first.</summary>
    /// <exception cref="ArgumentException">It is no PEM.</exception>
    /// <exception cref="CryptographicException">It is not whole.</exception>
    private static string Whole(string pem)
    {
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static JsonCredentialParameters Parameters(GoogleKeyFileBody body, string? privateKey) => new()
    {
        Type = body.Type,
        ClientEmail = body.ClientEmail,
        PrivateKey = privateKey,
        PrivateKeyId = body.PrivateKeyId,
        ClientId = body.ClientId,
        ClientSecret = body.ClientSecret,
        RefreshToken = body.RefreshToken,
        TokenUri = TokenAddress,
    };
}

/// <summary>What is taken from it. No record: those print what they hold.</summary>
internal sealed class GoogleKeyFileBody
{
    public string? Type { get; init; }

    public string? ClientEmail { get; init; }

    public string? PrivateKey { get; init; }

    public string? PrivateKeyId { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public string? RefreshToken { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(GoogleKeyFileBody))]
internal sealed partial class GoogleKeyFileContext : JsonSerializerContext;
