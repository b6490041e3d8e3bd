namespace Distribution.Publishing.Channels;

/// <summary>What the network answered when asked for a post.</summary>
public abstract record FindReply
{
    private FindReply() { }

    /// <summary>Posts that carry the token, or else the exact text, oldest first. One may belong to another delivery: the ledger knows.</summary>
    public sealed record Found(IReadOnlyList<FoundPost> Posts) : FindReply
    {
        /// <summary>
        /// Why this delivery's post may be there all the same, though each of these should belong to another; null where the network was read to the end,
        /// so that it is absent then.
        /// </summary>
        public string? ElseUnknown { get; init; }
    }

    /// <summary>The network could be read to the end, and no such post is there now.</summary>
    public sealed record Absent : FindReply;

    /// <summary>The network could not be read, or not to the end: no answer.</summary>
    /// <param name="RetryAfter">The wait the network asked for, if it did.</param>
    public sealed record CannotTell(string Reason, TimeSpan? RetryAfter) : FindReply;
}

/// <summary>A post seen on the network.</summary>
public sealed record FoundPost(string NetworkId, Uri Link);
