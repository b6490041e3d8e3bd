namespace Distribution.Publishing.Planning;

/// <summary>Where pictures and feeds of ours are served to the open internet; while nothing leaves this machine, to the stand-ins.</summary>
/// <param name="address">Asked each time: a server that takes any free port knows its own only once it runs.</param>
public sealed class PublicSite(Func<Uri?> address)
{
    /// <summary>Its address in ASCII, as headers and networks want it, with a slash at the end; null when nothing of ours can be reached.</summary>
    public Uri? Address => address() is { } site ? new(new UriBuilder(site) { Host = site.IdnHost }.Uri.AbsoluteUri.TrimEnd('/') + "/") : null;

    /// <summary>Where a kept picture is served.</summary>
    /// <param name="name">The media store's name of it.</param>
    public Uri? PictureAt(string name) => Address is { } site ? new(site, $"media/{name}.jpg") : null;

    /// <summary>Where one of a channel's feeds is served.</summary>
    /// <param name="file">Such as <c>news-sitemap.xml</c>.</param>
    public Uri? FeedAt(ChannelName channel, string file) => Address is { } site ? new(site, $"feeds/{channel}/{file}") : null;
}
