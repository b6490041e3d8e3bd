using Google.Apis.Http;
using Google.Apis.Services;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>The <see href="https://developers.google.com/webmaster-tools/v1/api_reference_index">Search Console API</see>. Repeats nothing but, once, what an old token failed.</summary>
internal sealed class SearchConsoleClient : BaseClientService
{
    /// <summary>With the call made again after a fresh token.</summary>
    private const int Tries = 2;

    public SearchConsoleClient(GoogleNewsOptions options, HttpClientFromMessageHandlerFactory clients, GoogleKeyFile key)
        : base(new Initializer
        {
            ApplicationName = "Distribution",
            BaseUri = options.SearchConsoleBaseUrl.AbsoluteUri,
            HttpClientFactory = clients,
            HttpClientInitializer = key.Credential,
            HttpClientTimeout = options.CallTimeout,
            DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
            GZipEnabled = false,
        })
    {
        HttpClient.MessageHandler.NumTries = Tries;
        HttpClient.MessageHandler.FollowRedirect = false;
    }

    public override string Name => "searchconsole";

    public override string BaseUri => BaseUriOverride;

    public override string BasePath => "";

    public override IList<string> Features => [];
}
