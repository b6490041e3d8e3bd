namespace Distribution.Publishing.Channels;

/// <summary>What is to be published.</summary>
/// <param name="Post">Frozen by the claim.</param>
/// <param name="Token">The delivery's mark.</param>
/// <param name="Ticket">What its preparation returned; null when the network needs none.</param>
public sealed record PublishRequest(Post Post, DeliveryToken Token, string? Ticket = null)
{
    /// <summary>When the site published the article: some places carry only what is new. Null when it does not matter.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
}
