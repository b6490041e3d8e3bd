namespace Distribution.Publishing.Recording;

/// <summary>An article's row: its newest revision, what is known of its withdrawal, and how often it was published.</summary>
public sealed record StoredArticle
{
    /// <summary>Our own id.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>The store's count of writes; plans and saves name the one they read. Zero is not stored yet.</summary>
    public long Version { get; init; }

    /// <summary>The newest revision; null for a withdrawal that came before any publication.</summary>
    public Article? Article { get; init; }

    /// <summary>The source's own version of the revision that is here; an older one changes nothing.</summary>
    public long SourceVersion { get; init; }

    /// <summary>The source's own version of the publication or withdrawal that decided whether it is out; edits have no say in that.</summary>
    public long StandingVersion { get; init; }

    /// <summary>When that was said: a withdrawal without a version of its own counts against nothing said later.</summary>
    public DateTimeOffset? StandingSaidAt { get; init; }

    /// <summary>When it first came in, published.</summary>
    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>When an event last changed its row; null on a row that is older than this member.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>When it was withdrawn; null while it is not.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why, in the newsroom's words.</summary>
    public string? WithdrawnFor { get; init; }

    /// <summary>Withdrawals so far; the next publication's number is one more.</summary>
    public int Withdrawals { get; init; }

    /// <summary>The publication that is current.</summary>
    public Occasion CurrentPublication => Occasion.PublicationNumber(Withdrawals + 1);

    /// <summary>Whether it is withdrawn now.</summary>
    public bool IsWithdrawn => WithdrawnAt is not null;
}
