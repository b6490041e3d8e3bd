namespace Distribution.Publishing.Recording;

/// <summary>A row of the ledger: one delivery, everything that decides what may be done with it, and what has been done.</summary>
public sealed record Delivery
{
    private const int HistoryKept = 200;

    /// <summary>Article, channel, occasion.</summary>
    public required DeliveryKey Key { get; init; }

    /// <summary>Names the queue it waits in.</summary>
    public required NetworkName Network { get; init; }

    /// <summary>Where it stands.</summary>
    public DeliveryState State { get; init; } = DeliveryState.Planned;

    /// <summary>The store's count of writes; a write names the one it read. Zero is not stored yet.</summary>
    public long Version { get; init; }

    /// <summary>Takes the breaking queue at every hop.</summary>
    public bool Breaking { get; init; }

    /// <summary>The article's own publication, which orders a release: newest first.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When the row was planned.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>After this a first attempt is pointless; null for what a person asked for.</summary>
    public DateTimeOffset? UselessAfter { get; init; }

    /// <summary>When the next thing happens by itself; null when nothing will.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When <see cref="DueAt"/> was set: a wait longer than the time between the two is a stepped clock, not a plan.</summary>
    public DateTimeOffset? DueSetAt { get; init; }

    /// <summary>Why it stands where it does, in one sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>The cause a held delivery waits on.</summary>
    public HoldCause? HeldBy { get; init; }

    /// <summary>Why a skipped delivery was skipped.</summary>
    public SkipReason? SkippedFor { get; init; }

    /// <summary>The network's own words at the last refusal.</summary>
    public string? RawCode { get; init; }

    /// <summary>Claims ever made: the next attempt's number is one more.</summary>
    public int Claims { get; init; }

    /// <summary>Attempts that count against the schedule; waiting for the channel does not.</summary>
    public int Attempts { get; init; }

    /// <summary>The current or last claim.</summary>
    public Claim? Claim { get; init; }

    /// <summary>Nothing on the network older than this can be ours.</summary>
    public DateTimeOffset? FirstClaimAt { get; init; }

    /// <summary>What the last claim froze.</summary>
    public Post? Post { get; init; }

    /// <summary>What was begun at the network for the post before its claim; null when nothing was.</summary>
    public Preparation? Preparation { get; init; }

    /// <summary>The steps its publishing was made of; null on a network where none are told apart.</summary>
    public IReadOnlyList<ChannelStep>? Progress { get; init; }

    /// <summary>An attempt's end was once unknown: the post may never change again.</summary>
    public bool Doubted { get; init; }

    /// <summary>When the present doubt began; looks are counted from here.</summary>
    public DateTimeOffset? DoubtedAt { get; init; }

    /// <summary>The network called the last attempt a duplicate: there is no other sending, ever.</summary>
    public bool DuplicateRefused { get; init; }

    /// <summary>Looks and tries made in the present state.</summary>
    public int Steps { get; init; }

    /// <summary>Looks that count as seeing nothing.</summary>
    public int AbsentLooks { get; init; }

    /// <summary>What to ask a network about that is still working on it.</summary>
    public string? Ticket { get; init; }

    /// <summary>The network's id of the post.</summary>
    public string? NetworkId { get; init; }

    /// <summary>Where a reader sees it.</summary>
    public Uri? Link { get; init; }

    /// <summary>Withdrawn while its end was unknown: when it turns out to be posted it is taken down.</summary>
    public bool TakeDownWhenKnown { get; init; }

    /// <summary>The text an editor typed; frozen with the request.</summary>
    public string? EditedText { get; init; }

    /// <summary>Who asked for it, when a person did.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>When it reached an end.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<DeliveryEvent> History { get; init; } = [];

    /// <summary>Nothing more happens by itself, and nothing has to.</summary>
    public bool IsEnded => State is DeliveryState.Published or DeliveryState.Rejected or DeliveryState.Expired
        or DeliveryState.Cancelled or DeliveryState.Skipped or DeliveryState.TakenDown;

    /// <summary>The next call may be made once it is due.</summary>
    public bool AwaitsAttempt => State is DeliveryState.Planned or DeliveryState.Deferred
        || (State is DeliveryState.Held && DueAt is not null);

    /// <summary>The network has to be asked, or told to take it down.</summary>
    public bool AwaitsSettling => State is DeliveryState.InDoubt or DeliveryState.Processing or DeliveryState.TakingDown;

    /// <summary>What the preparation of this very post returned; null when there was none.</summary>
    public string? TicketOf(Post post) => Preparation?.Post == post ? Preparation.Ticket : null;

    /// <summary>The row in its next state: what belonged to the old one is cleared, and the change is remembered.</summary>
    internal Delivery Enter(DeliveryState state, DateTimeOffset now, string? reason, DateTimeOffset? dueAt = null)
    {
        var next = this with
        {
            State = state,
            Reason = reason,
            DueAt = dueAt,
            DueSetAt = dueAt is null ? null : now,
            HeldBy = null,
            Steps = state == State ? Steps : 0,
            AbsentLooks = state == State ? AbsentLooks : 0,
            DoubtedAt = state is not DeliveryState.InDoubt ? null : state == State ? DoubtedAt : now,
        };
        return next with
        {
            EndedAt = next.IsEnded ? now : null,
            History = state == State && reason == Reason
                ? History
                : [.. History.Skip(Math.Max(0, History.Count + 1 - HistoryKept)), new(now, state, reason)],
        };
    }
}
