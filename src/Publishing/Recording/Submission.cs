namespace Distribution.Publishing.Recording;

/// <summary>One follow-up call a channel owes: a sitemap to hand in, pages to tell of. There is one row for each target, however many articles want it.</summary>
public sealed record Submission
{
    /// <summary>The most pages one call tells of; the rest is the next one's.</summary>
    public const int MostPages = 10_000;

    /// <summary>The most pages that stand in the row: those of a call under way, and as many that wait for the next.</summary>
    public const int MostWaiting = 2 * MostPages;

    /// <summary>The channel that owes it.</summary>
    public required ChannelName Channel { get; init; }

    /// <summary>Who is called, as the channel's own submitters tell them apart.</summary>
    public required string Target { get; init; }

    /// <summary>Counts the writes of the row.</summary>
    public long Version { get; init; }

    /// <summary>The pages not told of yet, in the order they came. A page changed while a call is under way stands in it twice.</summary>
    public IReadOnlyList<Uri> Pages { get; init; } = [];

    /// <summary>How many of the first of them the call under way tells of.</summary>
    public int Sending { get; init; }

    /// <summary>How many pages came while no more could wait, since a call last worked. They are told of through the sitemap alone.</summary>
    public int TurnedAway { get; init; }

    /// <summary>When it was last wanted.</summary>
    public DateTimeOffset? WantedAt { get; init; }

    /// <summary>Whether something was wanted while the call under way was. Not told from the pages: more may wait than one call tells of.</summary>
    public bool WantedMeanwhile { get; init; }

    /// <summary>When the next call is due; null for none.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The earliest next call, whoever wants one.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When the waits of the row were set: a row whose waits were set in what is now the future stood under a clock that was stepped back.</summary>
    public DateTimeOffset? SetAt { get; init; }

    /// <summary>Until when a process has the call in hand; null when none has.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>When a call last worked.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Calls since one last worked.</summary>
    public int Tries { get; init; }

    /// <summary>Why the last call did not work, and what to do about it; null when it did.</summary>
    public string? Problem { get; init; }

    /// <summary>What the last call that worked said, in one sentence.</summary>
    public string? Result { get; init; }
}
