using System.Diagnostics;

namespace Distribution.Publishing.Syndicating;

/// <summary>What the forms are called in an address, and what they are served as.</summary>
public static class FeedFile
{
    extension(FeedKind kind)
    {
        /// <summary>The last part of its address.</summary>
        public string File => kind switch
        {
            FeedKind.NewsSitemap => "news-sitemap.xml",
            FeedKind.Rss => "rss.xml",
            FeedKind.Atom => "atom.xml",
            _ => throw new UnreachableException($"A form nobody knows: {kind}"),
        };

        /// <summary>Google wants what the site published in the last two days; a subscriber wants what is new in the channel.</summary>
        public bool IsByPublication => kind is FeedKind.NewsSitemap;

        /// <summary>Without its charset.</summary>
        public string MediaType => kind switch
        {
            FeedKind.NewsSitemap => "application/xml",
            FeedKind.Rss => "application/rss+xml",
            FeedKind.Atom => "application/atom+xml",
            _ => throw new UnreachableException($"A form nobody knows: {kind}"),
        };
    }

    /// <summary>The form a file's name means; null when it means none.</summary>
    public static FeedKind? Find(string file) => Enum.GetValues<FeedKind>().Cast<FeedKind?>().FirstOrDefault(kind => kind!.Value.File == file);
}
