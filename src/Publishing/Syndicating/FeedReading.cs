using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Syndicating;

/// <summary>
/// A channel's sitemap and feeds as they are now: rendered when they are asked for, and again only when something in the store, or the time, makes
/// them different. What was rendered is forgotten with the process.
/// </summary>
public sealed class FeedReading(ISyndicationStore store, IEnumerable<SyndicatedChannel> channels, PublicSite site, TimeProvider time)
{
    /// <summary>Room for what is no longer carried: 1,000 of these are shown, and a newsroom of more in two days is not known.</summary>
    private const int MostRead = 5_000;

    private const int TagDigits = 32;

    private readonly ConcurrentDictionary<(ChannelName, FeedKind), Rendered> _rendered = [];

    private readonly Dictionary<ChannelName, FeedSettings> _settings = channels.ToDictionary(channel => channel.Channel, channel => channel.Settings);

    /// <summary>The form; null when the channel has none of ours, or there is no public address to serve it at.</summary>
    public async Task<FeedDocument?> ReadAsync(ChannelName channel, FeedKind kind, CancellationToken cancellationToken)
    {
        if (_settings.GetValueOrDefault(channel) is not { } settings || site.FeedAt(channel, kind.File) is not { } self)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var (by, from) = (kind.IsByPublication ? SyndicatedBy.Publication : SyndicatedBy.Arrival, now - FeedWindow.Length);
        if (_rendered.GetValueOrDefault((channel, kind)) is { } kept && kept.Document.Self == self && kept.Stands(now)
            && await store.MarkAsync(channel, by, from, MostRead, cancellationToken) == kept.Mark)
        {
            return kept.Document;
        }

        var snapshot = await store.ReadAsync(channel, by, from, MostRead, cancellationToken);
        var rendered = new Rendered(Document(settings, kind, self, snapshot, now), snapshot.Mark, now, ChangesAt(snapshot, kind, now));
        _rendered[(channel, kind)] = rendered;
        return rendered.Document;
    }

    private static FeedDocument Document(FeedSettings settings, FeedKind kind, Uri self, SyndicationSnapshot snapshot, DateTimeOffset now)
    {
        var content = new FeedContent
        {
            Settings = settings,
            Self = self,
            Articles = FeedWindow.Choose(Carried(snapshot, now), kind, now),
            UpdatedAt = ChangedAt(snapshot, kind, now),
        };
        var bytes = Render(kind, content);
        return new()
        {
            Bytes = bytes,
            ContentType = $"{kind.MediaType}; charset=utf-8",
            ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..TagDigits]}\"",
            LastModified = content.UpdatedAt,
            Self = self,
            Hubs = kind is FeedKind.NewsSitemap ? [] : [.. settings.Hubs.Select(FeedText.Ascii)],
        };
    }

    private static byte[] Render(FeedKind kind, FeedContent content) => kind switch
    {
        FeedKind.NewsSitemap => NewsSitemap.Render(content),
        FeedKind.Rss => RssFeed.Render(content),
        FeedKind.Atom => AtomFeed.Render(content),
        _ => throw new UnreachableException($"A form nobody knows: {kind}"),
    };

    /// <summary>An article that was posted to the channel more than once is one article still.</summary>
    private static IEnumerable<SyndicatedArticle> Carried(SyndicationSnapshot snapshot, DateTimeOffset now) =>
        from row in snapshot.Rows
        where row.IsCarried(now)
        group row by row.Article.Id into rows
        select new SyndicatedArticle
        {
            Id = rows.Key,
            Article = rows.First().Article.Article! with { PublishedAt = rows.Min(row => row.PublishedAt) },
            CarriedSince = rows.Min(row => row.CarriedSince),
        };

    /// <summary>The newest of: something came in, was revised, was taken out, or grew too old. What never held anything has not changed since 1970.</summary>
    private static DateTimeOffset ChangedAt(SyndicationSnapshot snapshot, FeedKind kind, DateTimeOffset now)
    {
        var changes = snapshot.Rows.Select(row => row.ChangedAt(now));
        return changes.Concat(Ends(snapshot, kind)).Where(at => at <= now).Append(DateTimeOffset.UnixEpoch).Max();
    }

    /// <summary>When time alone makes it different: an article leaves, or comes from under its embargo.</summary>
    private static DateTimeOffset ChangesAt(SyndicationSnapshot snapshot, FeedKind kind, DateTimeOffset now) => snapshot.Rows
        .SelectMany(row => new[] { row.ChangedAt(now), row.Article.Article?.EmbargoUntil ?? now })
        .Concat(Ends(snapshot, kind))
        .Where(at => at > now)
        .Append(DateTimeOffset.MaxValue)
        .Min();

    /// <summary>When the articles leave, or the last one left.</summary>
    private static IEnumerable<DateTimeOffset> Ends(SyndicationSnapshot snapshot, FeedKind kind) => snapshot.Rows
        .Select(row => kind.IsByPublication ? row.PublishedAt : row.CarriedSince)
        .Append(snapshot.LastBefore ?? DateTimeOffset.UnixEpoch - FeedWindow.Length)
        .Select(begin => begin + FeedWindow.Length);

    /// <param name="Mark">The store's, of what it was rendered from.</param>
    private sealed record Rendered(FeedDocument Document, string Mark, DateTimeOffset At, DateTimeOffset Until)
    {
        /// <summary>Whether it is the same by the clock, which may have been set back.</summary>
        public bool Stands(DateTimeOffset now) => now >= At && now < Until;
    }
}
