namespace Distribution.Publishing.Editing;

/// <summary>What one channel would make of an article.</summary>
public abstract record PreviewedPost
{
    private PreviewedPost(ChannelName channel) => Channel = channel;

    /// <summary>Which channel.</summary>
    public ChannelName Channel { get; }

    /// <summary>It would be sent.</summary>
    public sealed record Applies(ChannelName Channel) : PreviewedPost(Channel)
    {
        /// <summary>The post, exactly.</summary>
        public required Post Post { get; init; }

        /// <summary>As the network counts it.</summary>
        public required int Length { get; init; }

        /// <summary>The most the network takes, counted the same way.</summary>
        public required int Limit { get; init; }

        /// <summary>The body of the publishing call, exactly.</summary>
        public required string Request { get; init; }

        /// <summary>Why it would not leave at once, in a sentence; null when it would.</summary>
        public string? Waits { get; init; }
    }

    /// <summary>The channel does not carry the article.</summary>
    /// <param name="Reason">Why, in a sentence.</param>
    public sealed record Skipped(ChannelName Channel, SkipReason Kind, string Reason) : PreviewedPost(Channel);

    /// <summary>The channel carries it, and no post can be made of it before somebody mends something.</summary>
    /// <param name="Problem">One sentence: what, and how to mend it.</param>
    public sealed record Unfit(ChannelName Channel, string Problem, int Length, int Limit) : PreviewedPost(Channel);
}
