namespace Distribution.Publishing.Channels;

/// <summary>Which post to look for.</summary>
/// <param name="Post">Exactly what was sent.</param>
/// <param name="NotBefore">Posts older than this are never ours: the first claim, less a minute for clocks.</param>
public sealed record FindRequest(Post Post, DeliveryToken Token, DateTimeOffset NotBefore);
