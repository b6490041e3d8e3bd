using System.ServiceModel.Syndication;

namespace Distribution.Publishing.Syndicating;

/// <summary>A feed as the library that writes RSS and Atom knows it.</summary>
internal static class FeedModel
{
    /// <summary>Hubs and readers refuse feeds of many megabytes.</summary>
    internal const int LargestFile = 2_000_000;

    /// <summary>The feed; nothing in it is the library's own choice.</summary>
    public static SyndicationFeed Of(FeedContent content, FeedKind kind)
    {
        var settings = content.Settings;
        var title = FeedText.Of(settings.Title);
        var feed = new SyndicationFeed
        {
            Title = new TextSyndicationContent(title),
            Description = new TextSyndicationContent(settings.Description is { } description ? FeedText.Of(description) : title),
            Language = settings.Language.Replace('_', '-'),
            LastUpdatedTime = content.UpdatedAt.ToUniversalTime(),
            Items = [.. content.Articles.Select(article => Item(article, kind))],
        };
        feed.Links.Add(SyndicationLink.CreateAlternateLink(FeedText.Ascii(settings.Home)));
        feed.Links.Add(SyndicationLink.CreateSelfLink(content.Self, kind.MediaType));
        foreach (var hub in settings.Hubs)
        {
            feed.Links.Add(new SyndicationLink { Uri = FeedText.Ascii(hub), RelationshipType = "hub" });
        }

        // What RSS has no element for, the library would write as Atom's.
        if (kind is FeedKind.Atom)
        {
            feed.Id = content.Self.AbsoluteUri;
            feed.Authors.Add(new() { Name = FeedText.Of(settings.PublicationName) });
        }

        return feed;
    }

    /// <summary>Renders fewer of the articles until the file is small enough.</summary>
    public static byte[] Fit(FeedContent content, Func<FeedContent, byte[]> render)
    {
        for (var fitting = content; ;)
        {
            var bytes = render(fitting);
            if (bytes.Length <= LargestFile || fitting.Articles.Count == 0)
            {
                return bytes;
            }

            var share = (long)fitting.Articles.Count * LargestFile / bytes.Length;
            fitting = fitting with { Articles = [.. fitting.Articles.Take((int)Math.Min(share, fitting.Articles.Count - 1))] };
        }
    }

    private static SyndicationItem Item(SyndicatedArticle syndicated, FeedKind kind)
    {
        var article = syndicated.Article;
        var item = new SyndicationItem
        {
            Id = syndicated.StableId,
            Title = new TextSyndicationContent(FeedText.Of(article.Headline)),
            PublishDate = article.PublishedAt.ToUniversalTime(),
            LastUpdatedTime = syndicated.ChangedAt.ToUniversalTime(),
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(FeedText.Address(article.Url)));
        if (article.Description is { } description && FeedText.Of(description) is { Length: > 0 } summary)
        {
            item.Summary = new TextSyndicationContent(kind is FeedKind.Rss ? Html(summary) : summary);
        }

        foreach (var author in kind is FeedKind.Atom ? article.Authors.Select(FeedText.Of).Where(static author => author is not "") : [])
        {
            item.Authors.Add(new() { Name = author });
        }

        return item;
    }

    /// <summary>In RSS a description is HTML (https://www.rssboard.org/rss-profile#element-channel-item-description), so text is escaped once more; in Atom it says that it is text.</summary>
    private static string Html(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
