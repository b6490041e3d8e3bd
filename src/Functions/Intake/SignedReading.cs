using Distribution.Publishing.Recording;

namespace Distribution.Functions.Intake;

/// <summary>What became of reading a request that should be signed.</summary>
internal abstract record SignedReading
{
    private SignedReading() { }

    /// <summary>A source signed it, and just now.</summary>
    /// <param name="EventId">The same signed bytes have the same one.</param>
    public sealed record Signed(string Source, string EventId, SpentNonce Nonce, byte[] Body) : SignedReading;

    /// <summary>No, stale, altered, or by nobody known: which of these is not said.</summary>
    public sealed record NotSigned : SignedReading;

    /// <summary>The body is larger than is read.</summary>
    public sealed record TooLarge : SignedReading;

    /// <summary>The source is known, and its secret is not set here.</summary>
    public sealed record NoSecret(string Source, string Variable) : SignedReading;
}
