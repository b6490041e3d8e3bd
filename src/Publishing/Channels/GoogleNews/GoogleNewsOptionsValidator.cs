using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Holds the settings to their ranges.</summary>
[OptionsValidator]
internal sealed partial class GoogleNewsOptionsValidator : IValidateOptions<GoogleNewsOptions>;

/// <summary>What the ranges cannot say.</summary>
internal static class GoogleNewsOptionsFaults
{
    extension(GoogleNewsOptions options)
    {
        /// <summary>Everything that is wrong with the settings, one sentence each; empty when nothing is.</summary>
        public IReadOnlyList<string> Faults() =>
        [
            .. new GoogleNewsOptionsValidator().Validate(name: null, options).Failures ?? [],
            .. options.Hubs.Where(hub => !IsAddress(hub)).Select(_ => "Hubs: each must be an https address; http is only for this machine."),
            .. OfAddress(nameof(options.Home), options.Home),
            .. OfAddress(nameof(options.SitemapUrl), options.SitemapUrl),
            .. OfAddress(nameof(options.FeedUrl), options.FeedUrl),
            .. OfAddress(nameof(options.IndexNowKeyLocation), options.IndexNowKeyLocation),
            .. OfAddress(nameof(options.IndexNowEndpoint), options.IndexNowEndpoint),
            .. OfAddress(nameof(options.SearchConsoleBaseUrl), options.SearchConsoleBaseUrl),
            .. options.Mode is GoogleNewsMode.Site ? options.Missing() : [],
        ];

        private IEnumerable<string> Missing()
        {
            if (options.SitemapUrl is null)
            {
                yield return "SitemapUrl: must be set where the mode is site; it is where the site lists its newest articles.";
            }

            if (options is { FeedUrl: null, Hubs.Count: > 0 })
            {
                yield return "FeedUrl: must be set where the mode is site; it is what the hub is told of. Without a hub it is not needed.";
            }
        }
    }

    private static IEnumerable<string> OfAddress(string option, Uri? address)
    {
        if (address is not null && !IsAddress(address))
        {
            yield return $"{option}: must be an https address; http is only for this machine.";
        }
    }

    private static bool IsAddress(Uri address) =>
        address is { IsAbsoluteUri: true, UserInfo: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
