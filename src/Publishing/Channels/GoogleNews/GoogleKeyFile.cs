using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Flows;
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

    private GoogleKeyFile(IConfigurableHttpClientInitializer credential, string? email)
    {
        Credential = credential;
        Email = email;
    }

    /// <summary>Draws tokens, each by one call, and keeps one until it ends.</summary>
    public IConfigurableHttpClientInitializer Credential { get; }

    /// <summary>The service account's address, no secret; null for a user.</summary>
    public string? Email { get; }

    /// <summary>Whether it is one of the two kinds, and whole.</summary>
    public static bool IsWhole(string json) => Parse(json) is not null;

    /// <summary>Reads its JSON; null when it is none of the two kinds, or not whole.</summary>
    public static GoogleKeyFile? Read(string json, HttpClientFromMessageHandlerFactory clients) => Parse(json) switch
    {
        null => null,
        { ClientEmail: { } email, PrivateKey: { } pem } body => new(Account(body, email, pem, clients), email),
        var body => new(User(body, clients), null),
    };

    private static GoogleKeyFileBody? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, GoogleKeyFileContext.Default.GoogleKeyFileBody) switch
            {
                { Type: JsonCredentialParameters.ServiceAccountCredentialType, ClientEmail: { Length: > 0 } email, PrivateKey: { Length: > 0 } pem } body =>
                    new() { ClientEmail = email, PrivateKey = Whole(pem), PrivateKeyId = body.PrivateKeyId },
                { Type: JsonCredentialParameters.AuthorizedUserCredentialType, ClientId: { Length: > 0 } id, ClientSecret: { Length: > 0 } secret, RefreshToken: { Length: > 0 } token } =>
                    new() { ClientId = id, ClientSecret = secret, RefreshToken = token },
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException or CryptographicException)
        {
            // Not shown: what a library says of a file may quote it.
            return null;
        }
    }

    /// <summary>Without a scope it would send a signature of its own instead of a token.</summary>
    private static ServiceAccountCredential Account(GoogleKeyFileBody body, string email, string pem, HttpClientFromMessageHandlerFactory clients) => new(
        new ServiceAccountCredential.Initializer(email, TokenAddress)
        {
            KeyId = body.PrivateKeyId,
            Scopes = [Scope],
            HttpClientFactory = clients,
            DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
        }.FromPrivateKey(pem));

    /// <summary>What it may do was decided when it was made.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The credential keeps its flow for as long as the process runs.")]
    private static UserCredential User(GoogleKeyFileBody body, HttpClientFromMessageHandlerFactory clients) => new(
        new GoogleAuthorizationCodeFlow(new GoogleAuthorizationCodeFlow.Initializer
        {
            ClientSecrets = new() { ClientId = body.ClientId, ClientSecret = body.ClientSecret },
            HttpClientFactory = clients,
            DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
        }),
        "user",
        new() { RefreshToken = body.RefreshToken });

    /// <summary>The library stumbles over a key that was cut off, with exceptions that say nothing; .NET reads it first.</summary>
    /// <exception cref="ArgumentException">It is no PEM.</exception>
    /// <exception cref="CryptographicException">It is not whole.</exception>
    private static string Whole(string pem)
    {
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        return key.ExportPkcs8PrivateKeyPem();
    }
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
