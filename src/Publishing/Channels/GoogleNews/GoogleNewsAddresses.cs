using Distribution.Publishing.Planning;
using Distribution.Publishing.Syndicating;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Where the sitemap and the feed of a channel are, ours or the site's.</summary>
internal sealed class GoogleNewsAddresses(ChannelName channel, GoogleNewsOptions options, PublicSite site)
{
    /// <summary>How long after its publication an article stays in our news sitemap.</summary>
    public static readonly TimeSpan InSitemapFor = FeedWindow.Length;

    /// <summary>The feed a hub is told of: exactly the address it names itself. Null when nothing of ours can be reached.</summary>
    public Uri? Feed => options.Mode is GoogleNewsMode.Site
        ? options.FeedUrl
        : site.FeedAt(channel, (options.Feed is GoogleNewsFeed.Atom ? FeedKind.Atom : FeedKind.Rss).File);

    /// <summary>The news sitemap; null when nothing of ours can be reached.</summary>
    public Uri? Sitemap => options.Mode is GoogleNewsMode.Site ? options.SitemapUrl : site.FeedAt(channel, FeedKind.NewsSitemap.File);
}
