namespace Distribution.Sandbox.Instagram;

/// <summary>A post the stand-in holds.</summary>
public sealed record InstagramMedia
{
    public required string Id { get; init; }
    public required string UserId { get; init; }
    public required string ContainerId { get; init; }

    /// <summary>As it was sent.</summary>
    public required string? Caption { get; init; }

    public required string? AltText { get; init; }

    /// <summary>Where the picture was fetched.</summary>
    public required string FetchedFrom { get; init; }

    public required InstagramPicture Picture { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when readers and lists have it.</summary>
    public required DateTimeOffset VisibleAt { get; init; }

    public required DateTimeOffset? DeletedAt { get; init; }
    public required string Permalink { get; init; }
}
