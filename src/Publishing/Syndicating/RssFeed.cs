using System.ServiceModel.Syndication;

namespace Distribution.Publishing.Syndicating;

/// <summary>RSS 2.0, with the links WebSub looks for. https://www.rssboard.org/rss-specification, https://www.w3.org/TR/websub/#discovery</summary>
public static class RssFeed
{
    /// <summary>UTF-8, at most <see cref="FeedModel.LargestFile"/> bytes: the oldest articles go first.</summary>
    public static byte[] Render(FeedContent content) => FeedModel.Fit(content, static fitting =>
        FeedXml.Write(xml => new Rss20FeedFormatter(FeedModel.Of(fitting, FeedKind.Rss)).WriteTo(xml)));
}
