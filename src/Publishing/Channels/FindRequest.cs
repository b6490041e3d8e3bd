namespace Distribution.Publishing.Channels;

/// <summary>Which post to look for.</summary>
/// <param name="Post">Exactly what was sent.</param>
/// <param name="NotBefore">Posts older than this are never ours: the first claim, less a minute for clocks.</param>
public sealed record FindRequest(Post Post, DeliveryToken Token, DateTimeOffset NotBefore)
{
    /// <summary>What its preparation returned; null when the network needs none.</summary>
    public string? Ticket { get; init; }
}
