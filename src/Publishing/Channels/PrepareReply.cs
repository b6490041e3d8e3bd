namespace Distribution.Publishing.Channels;

/// <summary>How far the preparation of a post has come. Nothing of it is for readers to see, so all of it may be repeated.</summary>
public abstract record PrepareReply
{
    private PrepareReply() { }

    /// <summary>The post may be claimed and published.</summary>
    /// <param name="Note">What a person may want to know of it, in one sentence.</param>
    public sealed record Ready(string? Note = null) : PrepareReply
    {
        /// <summary>The steps that are done already, for networks whose publishing is made of several.</summary>
        public IReadOnlyList<ChannelStep> Steps { get; init; } = [];
    }

    /// <summary>Something was begun at the network. The ticket goes on record before anything else; then the channel is asked again, with it.</summary>
    /// <param name="Ticket">Names what was begun: a container, an upload.</param>
    /// <param name="AskAfter">How long the network wants to be left alone; zero asks again at once.</param>
    /// <param name="Reason">What is waited for, in one sentence.</param>
    public sealed record Begun(string Ticket, TimeSpan AskAfter, string Reason) : PrepareReply;

    /// <summary>There is nothing to publish now. Everything an outcome can say but that it was published.</summary>
    public sealed record NotReady(DeliveryOutcome Outcome) : PrepareReply
    {
        /// <summary>What the ticket named is certainly of no use any more and was never published: the next preparation begins anew.</summary>
        public bool TicketIsSpent { get; init; }

        /// <summary>The network's allowance is used up until then; null when it is not.</summary>
        public DateTimeOffset? QuietUntil { get; init; }
    }
}
