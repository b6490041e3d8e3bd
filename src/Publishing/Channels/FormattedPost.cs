namespace Distribution.Publishing.Channels;

/// <summary>An article as one channel would show it.</summary>
public abstract record FormattedPost
{
    /// <summary>Of a network that takes a text of any length.</summary>
    public const int NoLimit = int.MaxValue;

    private FormattedPost() { }

    /// <summary>The channel carries it.</summary>
    /// <param name="Length">The text's length as the network counts it.</param>
    /// <param name="Limit">The most the network takes, counted the same way; <see cref="NoLimit"/> where nobody counts.</param>
    public sealed record Ready(Post Post, int Length, int Limit) : FormattedPost;

    /// <summary>The channel does not carry it.</summary>
    public sealed record Skipped(SkipReason Reason, string Detail) : FormattedPost;

    /// <summary>What an editor typed cannot be sent as it stands.</summary>
    /// <param name="Problem">One sentence: what and how to mend it.</param>
    public sealed record Unfit(string Problem, int Length, int Limit) : FormattedPost;
}
