namespace Distribution.Publishing.Channels;

/// <summary>A post whose preparation on the network is to begin or to go on.</summary>
/// <param name="Post">What will be published.</param>
public sealed record PrepareRequest(Post Post)
{
    /// <summary>What an earlier preparation of this very post returned; null when there was none.</summary>
    public string? Ticket { get; init; }

    /// <summary>When that ticket was put on record.</summary>
    public DateTimeOffset? TicketSince { get; init; }

    /// <summary>Where the network can fetch the post's picture; null when the post has none, or nothing of ours can be reached from outside.</summary>
    public Uri? PictureUrl { get; init; }

    /// <summary>The picture's bytes, for a network that wants them sent; null when they are gone.</summary>
    public Func<CancellationToken, Task<ReadOnlyMemory<byte>?>> ReadPictureAsync { get; init; } = static _ => Task.FromResult<ReadOnlyMemory<byte>?>(null);
}
