namespace Distribution.Sandbox.Instagram;

/// <summary>A container the stand-in holds: what may become a post.</summary>
public sealed record InstagramContainer
{
    public required string Id { get; init; }
    public required string UserId { get; init; }
    public required string? Caption { get; init; }
    public required string? AltText { get; init; }

    /// <summary>The address that was given for the picture.</summary>
    public required string FetchedFrom { get; init; }

    /// <summary>Null when it could not be used.</summary>
    public required InstagramPicture? Picture { get; init; }

    /// <summary>Why it ends in ERROR, as the error's subcode; null when it does not.</summary>
    public required int? Problem { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until then it is IN_PROGRESS.</summary>
    public required DateTimeOffset ReadyAt { get; init; }

    /// <summary>The post it became.</summary>
    public required string? MediaId { get; init; }
}
