using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels;

/// <summary>What the pipeline must know of a network to be sure how an attempt ended.</summary>
public sealed record ChannelTraits
{
    /// <summary>The publishing call's own time-out.</summary>
    public required TimeSpan CallTimeout { get; init; }

    /// <summary>The longest that one <see cref="IChannel.PrepareAsync"/> and the next, asked at once, may take together; zero for a channel that prepares nothing.</summary>
    public TimeSpan PrepareTimeout { get; init; }

    /// <summary>How long a post may exist before a read shows it, late commits included. Before that, absence means nothing.</summary>
    public required TimeSpan ReadDelay { get; init; }

    /// <summary>Whether the network lets a post be taken down by us.</summary>
    public required bool CanTakeDown { get; init; }

    /// <summary>What a picture must be like; null for a channel whose posts carry none of ours.</summary>
    public PictureRules? Picture { get; init; }
}
