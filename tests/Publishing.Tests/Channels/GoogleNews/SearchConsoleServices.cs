using System.Security.Cryptography;
using System.Text.Json;
using Distribution.Publishing.Channels.GoogleNews;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Distribution.Publishing.Tests.Channels.GoogleNews;

/// <summary>A channel with a credential for Search Console, as the network registers it; tokens come from the same socket, as at a stand-in.</summary>
internal static class SearchConsoleServices
{
    public static RawReply Token() => RawReply.Json(200, """{"access_token":"ya29.token-1","expires_in":3600,"token_type":"Bearer"}""");

    public static string MakeKey(string tokenAddress)
    {
        using var rsa = RSA.Create(2048);
        return $$"""{"type":"service_account","client_email":"desk@news.example.com","private_key_id":"1","private_key":{{JsonSerializer.Serialize(rsa.ExportPkcs8PrivateKeyPem())}},"token_uri":"{{tokenAddress}}"}""";
    }

    public static ServiceProvider For(RawServer server, string key, RecordedLogs logs)
    {
        var settings = new ChannelSettings { Name = new("news"), Network = new("googlenews"), Publication = "news" };
        var secrets = new ChannelSecrets.Given(GoogleNewsNetwork.KeyFile, new Dictionary<string, string> { ["GOOGLE_CREDENTIALS"] = key });
        var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs))
            .AddSingleton(new PublicSite(static () => new("https://distribution.example.com")));
        new GoogleNewsNetwork().Register(services, new(settings, secrets, new(server.Url, "http://127.0.0.1/{id}")));
        return services.BuildServiceProvider();
    }
}
