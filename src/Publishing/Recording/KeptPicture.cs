namespace Distribution.Publishing.Recording;

/// <summary>A fitted picture as the store has it.</summary>
public sealed record KeptPicture
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The JPEG.</summary>
    public required ReadOnlyMemory<byte> Jpeg { get; init; }

    /// <summary>SHA-256 of the JPEG, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>From when it is served.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when.</summary>
    public required DateTimeOffset Until { get; init; }
}
