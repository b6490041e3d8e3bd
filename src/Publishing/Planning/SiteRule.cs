namespace Distribution.Publishing.Planning;

/// <summary>A real channel carries only https links on the hosts its publication lists, whoever asks for the post.</summary>
internal static class SiteRule
{
    /// <summary>Why the channel does not carry the article's link; null when it does.</summary>
    /// <remarks>A stand-in's account is exempt only while the newsroom names no host at all: with hosts named, trying out means trying this rule too.</remarks>
    public static Skip? SkipFor(Newsroom newsroom, ChannelSettings channel, Article article, bool isStandIn)
    {
        var publication = newsroom.PublicationOf(channel);
        var isHttps = article.Url.Scheme == Uri.UriSchemeHttps && article.Url.IsDefaultPort;
        return (isStandIn && !newsroom.ListsHosts) || (isHttps && (channel.AllowOffSiteLinks || publication.Has(article.Url)))
            ? null
            : new(SkipReason.NotOurSite, (channel.AllowOffSiteLinks, publication.Hosts) switch
            {
                (true, _) => "Its link is not https on the usual port.",
                (_, []) => $"{publication.Name} lists no hosts, and {channel.Name} carries only links on listed ones.",
                (_, var hosts) => $"Its link is not https on a host of {publication.Name}: {string.Join(", ", hosts)}.",
            });
    }
}
