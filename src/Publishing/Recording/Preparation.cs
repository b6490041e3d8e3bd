namespace Distribution.Publishing.Recording;

/// <summary>What a channel began at its network for a post before the claim: a container, an upload. No reader sees it.</summary>
/// <param name="Ticket">The network's name of it.</param>
/// <param name="Post">What it was begun for; for any other post it is of no use.</param>
/// <param name="At">When it was put on record.</param>
public sealed record Preparation(string Ticket, Post Post, DateTimeOffset At);
