namespace Distribution.Publishing.Recording;

/// <summary>The articles, every name they go by, and what newsrooms said about them.</summary>
public interface IArticleStore
{
    /// <summary>
    /// Puts an event on record, spends its nonce and owes it a wake-up, all in one write. The same event again is
    /// <see cref="Acceptance.Known"/>.
    /// </summary>
    /// <param name="nonce">What the sender signed with; null for what did not come over the network.</param>
    Task<Acceptance> AcceptAsync(ArticleEvent articleEvent, SpentNonce? nonce, CancellationToken cancellationToken);

    /// <summary>An event, or null.</summary>
    Task<ArticleEvent?> FindEventAsync(string eventId, CancellationToken cancellationToken);

    /// <summary>
    /// The one id these names mean, made from the first when none is known; names not known yet become its aliases.
    /// Two articles of which at most one has deliveries become one.
    /// </summary>
    Task<Identity> IdentifyAsync(IReadOnlyList<ArticleName> names, CancellationToken cancellationToken);

    /// <summary>The id a name stands for, or null. Nothing is written.</summary>
    Task<ArticleId?> ResolveAsync(ArticleName name, CancellationToken cancellationToken);

    /// <summary>An article, or null.</summary>
    Task<StoredArticle?> FindAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>Writes an article over the version that was read; null when it moved on.</summary>
    Task<StoredArticle?> SaveAsync(StoredArticle next, CancellationToken cancellationToken);

    /// <summary>Notes that an event could not be carried out and needs a person.</summary>
    Task ParkEventAsync(string eventId, string reason, CancellationToken cancellationToken);

    /// <summary>Events that need a person, oldest first.</summary>
    Task<IReadOnlyList<ParkedEvent>> ParkedEventsAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>What a sender signed with.</summary>
/// <param name="BodyHash">Of everything that was signed: the same nonce with other bytes is a forgery or a fault.</param>
public sealed record SpentNonce(string Source, string Nonce, string BodyHash);

/// <summary>An event that needs a person.</summary>
public sealed record ParkedEvent(ArticleEvent Event, string Reason);
