namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Where a reader sees a post: its own address, which only Instagram knows, else what the settings make of its id.</summary>
internal static class InstagramPermalink
{
    public static Uri LinkBy(this InstagramMedia media, InstagramOptions options) => Read(media.Permalink, options) ?? PostLink.Of(options.PostLink, "", media.Id!);

    /// <summary>Null for what is no web address, or none that has the post.</summary>
    public static Uri? Read(string? permalink, InstagramOptions options) =>
        !options.AtStandIn && Uri.TryCreate(permalink, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) ? link : null;
}
