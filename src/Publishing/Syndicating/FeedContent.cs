namespace Distribution.Publishing.Syndicating;

/// <summary>What one form is rendered from. The same content always makes the same bytes.</summary>
public sealed record FeedContent
{
    /// <summary>What the channel says of its feeds.</summary>
    public required FeedSettings Settings { get; init; }

    /// <summary>The one address it is served at.</summary>
    public required Uri Self { get; init; }

    /// <summary>As <see cref="FeedWindow"/> chose them.</summary>
    public required IReadOnlyList<SyndicatedArticle> Articles { get; init; }

    /// <summary>When what is in it last changed; never the time it is rendered.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
