namespace Distribution.Publishing.Recording;

/// <summary>What became of putting an event on record.</summary>
public abstract record Acceptance
{
    private Acceptance() { }

    /// <summary>It is durable.</summary>
    public sealed record Accepted : Acceptance;

    /// <summary>The same signed bytes came before: this is their event.</summary>
    public sealed record Known(string EventId) : Acceptance;

    /// <summary>The nonce was spent on other bytes.</summary>
    public sealed record NonceReused : Acceptance;
}
