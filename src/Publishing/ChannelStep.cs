namespace Distribution.Publishing;

/// <summary>One of the steps a channel's publishing is made of, where there are several that a person may want to see apart.</summary>
/// <param name="Name">As people read it: <c>sitemap and feeds</c>, <c>hub</c>.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Note">One sentence; null when the state says it all.</param>
public sealed record ChannelStep(string Name, ChannelStepState State, string? Note = null)
{
    /// <summary>When it came to stand so.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>When it is tried next; null when that is not known, or it is being done.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>Where a step stands.</summary>
public enum ChannelStepState
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It is owed, and done by itself at its time.</summary>
    Scheduled,

    /// <summary>Nothing is set up for it: no failure, and nobody has to do anything.</summary>
    NotConfigured,

    /// <summary>It could not be done; the note says what to do.</summary>
    Failed,

    /// <summary>It happens at the network by itself; whether it has is looked at now and then.</summary>
    Awaited,
}
