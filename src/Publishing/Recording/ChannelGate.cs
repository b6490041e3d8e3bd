namespace Distribution.Publishing.Recording;

/// <summary>A channel's row: its condition as the network and people have made it.</summary>
public sealed record ChannelGate
{
    /// <summary>Whose.</summary>
    public required ChannelName Channel { get; init; }

    /// <summary>The store's count of writes. Zero is not stored yet.</summary>
    public long Version { get; init; }

    /// <summary>What the network last made of it.</summary>
    public ChannelCondition Condition { get; init; } = new ChannelCondition.Open();

    /// <summary>Who paused it and why; null while nobody has.</summary>
    public string? PausedBy { get; init; }

    /// <summary>When it first had a credential: articles published before are none of its business.</summary>
    public DateTimeOffset? ConnectedSince { get; init; }

    /// <summary>When a probe last asked.</summary>
    public DateTimeOffset? ProbedAt { get; init; }

    /// <summary>The condition that counts now: a person's pause before anything the network says.</summary>
    public ChannelCondition Now(DateTimeOffset now) => this switch
    {
        { PausedBy: { } who } => new ChannelCondition.Held(HoldCause.Paused, $"Paused by {who}.", now),
        { Condition: ChannelCondition.Waiting waiting } when waiting.Until <= now => new ChannelCondition.Open(),
        _ => Condition,
    };

    /// <summary>The later of two waits wins, and a wait never opens what is held.</summary>
    public ChannelGate WaitsUntil(DateTimeOffset until, string reason, DateTimeOffset now) => Condition switch
    {
        ChannelCondition.Held => this,
        ChannelCondition.Waiting waiting when waiting.Until >= until => this,
        _ => this with { Condition = new ChannelCondition.Waiting(until, reason, now) },
    };

    /// <summary>A wait that was set in what is now the future lasts as long as it was meant to, from now.</summary>
    public ChannelGate CutToItsLength(DateTimeOffset now) => Condition is ChannelCondition.Waiting waiting && waiting.Since > now
        ? this with { Condition = waiting with { Until = now + (waiting.Until - waiting.Since), Since = now } }
        : this;

    /// <summary>Closed until the cause is gone.</summary>
    public ChannelGate HeldFor(HoldCause cause, string reason, DateTimeOffset now) =>
        Condition is ChannelCondition.Held held && held.Cause == cause ? this : this with { Condition = new ChannelCondition.Held(cause, reason, now) };

    /// <summary>Open again.</summary>
    public ChannelGate Reopened() => this with { Condition = new ChannelCondition.Open() };
}
