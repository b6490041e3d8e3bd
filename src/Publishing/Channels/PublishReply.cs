namespace Distribution.Publishing.Channels;

/// <summary>How a publishing call ended, and what the network said beside it.</summary>
/// <param name="QuietUntil">The network's allowance is used up until then, though this call was answered; null when it is not.</param>
public sealed record PublishReply(DeliveryOutcome Outcome, DateTimeOffset? QuietUntil = null)
{
    /// <summary>The steps it was made of, for a network where they are told apart.</summary>
    public IReadOnlyList<ChannelStep> Steps { get; init; } = [];
}
