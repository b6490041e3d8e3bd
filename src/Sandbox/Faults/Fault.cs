namespace Distribution.Sandbox.Faults;

/// <summary>What goes wrong with one request. The set is closed.</summary>
public abstract record Fault
{
    private Fault() { }

    /// <summary>Nothing is processed; this is answered.</summary>
    public sealed record Answer(int Status, string ContentType, string Body) : Fault
    {
        /// <summary>The wait until the reset the rate headers name; negative lies in the past. Null leaves them as on any answer.</summary>
        public TimeSpan? ResetIn { get; init; }

        public bool WithoutRateHeaders { get; init; }
    }

    /// <summary>A wait before processing.</summary>
    /// <param name="Wait">How long.</param>
    /// <param name="CommitThoughGone">Whether it is processed though the caller left during the wait.</param>
    public sealed record Latency(TimeSpan Wait, bool CommitThoughGone) : Fault;

    /// <summary>The connection is reset; the body is not read, nothing is processed.</summary>
    public sealed record Reset : Fault;

    /// <summary>Processed and committed; then the connection is closed without an answer.</summary>
    public sealed record AcceptThenDrop : Fault;

    /// <summary>Processed and committed; then silence until the caller leaves or the time is up, and the connection closes.</summary>
    public sealed record AcceptThenHang(TimeSpan Wait) : Fault;

    /// <summary>The connection is closed at once; the request is processed later.</summary>
    /// <param name="Delay">How much later; null draws from the options' range.</param>
    public sealed record LateCommit(TimeSpan? Delay) : Fault;

    /// <summary>Processed and committed; then this is answered instead of the true reply.</summary>
    public sealed record AcceptThenAnswer(int Status, string ContentType, string Body) : Fault;

    /// <summary>Processed; the true status with the first half of the body, whole as HTTP.</summary>
    public sealed record Truncated : Fault;

    /// <summary>Processed; half of the body is sent, then the connection is reset.</summary>
    public sealed record CutBody : Fault;

    /// <summary>Processed; the answer drips over this time.</summary>
    public sealed record Slow(TimeSpan Over) : Fault;

    /// <summary>The network's clock is off by this while it judges the signature.</summary>
    public sealed record ClockSkew(TimeSpan By) : Fault;

    /// <summary>The bearer token presented has run out, for good; a request signed otherwise is answered 401 once.</summary>
    public sealed record ExpiredToken : Fault;
}
