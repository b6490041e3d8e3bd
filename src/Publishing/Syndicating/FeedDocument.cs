namespace Distribution.Publishing.Syndicating;

/// <summary>One form of a channel's newest articles, ready to be served.</summary>
public sealed record FeedDocument
{
    /// <summary>The file, UTF-8.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>With its charset.</summary>
    public required string ContentType { get; init; }

    /// <summary>Of the bytes, strong, with its quotation marks.</summary>
    public required string ETag { get; init; }

    /// <summary>When what is in it last changed.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>The one address it is served at.</summary>
    public required Uri Self { get; init; }

    /// <summary>The hubs that are told of its changes; none for a sitemap, which nobody subscribes to.</summary>
    public required IReadOnlyList<Uri> Hubs { get; init; }
}
