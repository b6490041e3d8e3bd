using System.Security.Cryptography;
using System.Text;

namespace Distribution.Publishing.Syndicating;

/// <summary>An article as a channel's sitemap and feeds carry it: its newest revision.</summary>
public sealed record SyndicatedArticle
{
    /// <summary>RFC 9562: a UUID whose bits are our own affair.</summary>
    private const int OwnVersion = 0x80;

    private const int Variant = 0x80;
    private const int UuidBytes = 16;

    /// <summary>Our own id of it.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>What it says now.</summary>
    public required Article Article { get; init; }

    /// <summary>When it went into the feeds.</summary>
    public required DateTimeOffset CarriedSince { get; init; }

    /// <summary>The time a sitemap or feed that goes by it holds the article for two days from.</summary>
    public DateTimeOffset At(FeedKind kind) => kind.IsByPublication ? Article.PublishedAt : CarriedSince;

    /// <summary>Its last significant change by the newsroom's word, which is its publication while it has none: never the time a file was made.</summary>
    public DateTimeOffset ChangedAt => Article.ModifiedAt is { } modified && modified > Article.PublishedAt ? modified : Article.PublishedAt;

    /// <summary>Names it in feeds for good: an edit, a new address and another host of ours leave it as it is.</summary>
    public string StableId
    {
        get
        {
            var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"article/{Id}")).AsSpan(0, UuidBytes);
            bytes[6] = (byte)((bytes[6] & 0x0F) | OwnVersion);
            bytes[8] = (byte)((bytes[8] & 0x3F) | Variant);
            return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
        }
    }
}
