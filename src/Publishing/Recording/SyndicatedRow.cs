namespace Distribution.Publishing.Recording;

/// <summary>A delivery that was claimed at least once, with its article: the rules of whether a feed carries it.</summary>
public sealed record SyndicatedRow(Delivery Delivery, StoredArticle Article)
{
    /// <summary>
    /// The first publication: a later date that an edit brings makes nothing new. What is carried is out, so a date ahead of that (a planned
    /// time, a typing error in the year) is none.
    /// </summary>
    public DateTimeOffset PublishedAt => new[] { Article.Article?.PublishedAt ?? Delivery.PublishedAt, Delivery.PublishedAt, CarriedSince }.Min();

    /// <summary>The claim comes before any hub is told, so that what the hub fetches has the article in it.</summary>
    public DateTimeOffset CarriedSince => Delivery.FirstClaimAt ?? Delivery.CreatedAt;

    /// <summary>Whether readers may see it: what was withdrawn, refused or taken down is gone at once, what came under an embargo until it ends.</summary>
    public bool IsCarried(DateTimeOffset now) =>
        Article is { IsWithdrawn: false, Article: { } article }
        && !(article.EmbargoUntil > now)
        && Delivery.FirstClaimAt is not null
        && Carries(Delivery.State)
        && !WasTakenBack;

    /// <summary>When what readers see of it last changed: it came, was revised or withdrawn, came from under its embargo, or was taken out or put back.</summary>
    public DateTimeOffset ChangedAt(DateTimeOffset now) => new[]
    {
        CarriedSince,
        Article.ChangedAt ?? Article.FirstSeenAt ?? CarriedSince,
        Article.Article?.EmbargoUntil is { } end && end <= now ? end : CarriedSince,
        LastCrossing ?? CarriedSince,
    }.Max();

    /// <summary>
    /// Withdrawn where nothing could be taken down, or while its end was unknown: when the article is published again, another delivery
    /// carries it, and perhaps an editor has to release that first.
    /// </summary>
    private bool WasTakenBack => Delivery.TakeDownWhenKnown || Delivery is { State: DeliveryState.Parked, NetworkId: not null };

    /// <summary>When its state last went from one that is carried to one that is not, or back.</summary>
    private DateTimeOffset? LastCrossing => Delivery.History
        .Zip(Delivery.History.Skip(1))
        .Where(static step => Carries(step.First.State) != Carries(step.Second.State))
        .Select(static step => (DateTimeOffset?)step.Second.At)
        .LastOrDefault();

    private static bool Carries(DeliveryState state) => state is not (DeliveryState.Skipped or DeliveryState.Cancelled or DeliveryState.Rejected
        or DeliveryState.TakingDown or DeliveryState.TakenDown);
}
