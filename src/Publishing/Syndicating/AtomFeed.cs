using System.ServiceModel.Syndication;

namespace Distribution.Publishing.Syndicating;

/// <summary>Atom 1.0, with the links WebSub looks for. https://www.rfc-editor.org/rfc/rfc4287, https://www.w3.org/TR/websub/#discovery</summary>
public static class AtomFeed
{
    /// <summary>UTF-8, at most <see cref="FeedModel.LargestFile"/> bytes: the oldest articles go first.</summary>
    public static byte[] Render(FeedContent content) => FeedModel.Fit(content, static fitting =>
        FeedXml.Write(xml => new Atom10FeedFormatter(FeedModel.Of(fitting, FeedKind.Atom)).WriteTo(xml)));
}
