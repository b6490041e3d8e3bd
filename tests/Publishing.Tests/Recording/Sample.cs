using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>Rows as the pipeline makes them, for tests that need one.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly NetworkName Network = new("x");
    public static readonly ChannelName Channel = new("x-main");
    public static readonly ArticleName Name = new("url:news.example/1");
    public static readonly Post Post = new("A headline https://news.example/1?d=abc", new("https://news.example/1?d=abc"));
    public static readonly Claim Claim = new("process.1", "process", Start);

    public static Article Article() => new() { Url = new("https://news.example/1"), Headline = "A headline", PublishedAt = Start };

    public static StoredArticle Stored(ArticleId id) => new() { Id = id, Article = Article(), SourceVersion = 1, FirstSeenAt = Start };

    public static ArticleEvent Event(string id, ArticleName? name = null) => new()
    {
        Id = id,
        Source = "cms",
        Kind = ArticleEventKind.Published,
        Names = [name ?? Name],
        Article = Article(),
        SourceVersion = 1,
        ReceivedAt = Start,
    };

    public static DeliveryKey Key(ArticleId article, string channel = "x-main") => new(article, new(channel), Occasion.Publication);

    public static Delivery Planned(DeliveryKey? key = null) => new()
    {
        Key = key ?? Key(ArticleId.From(Name)),
        Network = Network,
        PublishedAt = Start,
        CreatedAt = Start,
        DueAt = Start,
        DueSetAt = Start,
    };

    public static Delivery Attempting(DeliveryKey? key = null) => Planned(key).Claimed(Claim, Post);

    /// <summary>A row that reached this state by the rules.</summary>
    public static Delivery In(DeliveryState state, DeliveryKey? key = null) => state switch
    {
        DeliveryState.Planned => Planned(key),
        DeliveryState.Attempting => Attempting(key),
        DeliveryState.Deferred => Ended(key, new DeliveryOutcome.Deferred("Busy.", RetryAfter: null)),
        DeliveryState.Processing => Ended(key, new DeliveryOutcome.Processing("ticket-1", TimeSpan.FromSeconds(5))),
        DeliveryState.InDoubt => Ended(key, new DeliveryOutcome.InDoubt("No answer.")),
        DeliveryState.Held => Planned(key).HeldFor(HoldCause.Paused, "Paused by a person.", Start),
        DeliveryState.TakingDown => In(DeliveryState.Published, key).Withdrawn(canTakeDown: true, Start)!,
        DeliveryState.Parked => Planned(key).ParkedFor("Unfit.", Start),
        DeliveryState.Published => Ended(key, new DeliveryOutcome.Published("n-1", new("https://x.example/n-1"))),
        DeliveryState.Rejected => Ended(key, new DeliveryOutcome.Rejected("Too long.", "400")),
        DeliveryState.Expired => Planned(key).PastItsTime(Start),
        DeliveryState.Cancelled => Planned(key).Withdrawn(canTakeDown: true, Start)!,
        DeliveryState.Skipped => Planned(key).SkippedAs(SkipReason.NoPicture, "No picture.", Start),
        DeliveryState.TakenDown => In(DeliveryState.TakingDown, key).TookDown(new Publishing.Channels.TakeDownReply.Gone(), Start, new NextStep.Exhausted()),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No row of this state has been made for the tests yet."),
    };

    private static Delivery Ended(DeliveryKey? key, DeliveryOutcome outcome) =>
        Attempting(key).Ended(Claim.Id, outcome, Start, new NextStep.At(Start + TimeSpan.FromMinutes(1)))!;
}
