namespace Distribution.Sandbox.Facebook;

/// <summary>A Page's post the stand-in holds.</summary>
public sealed record FacebookPost
{
    /// <summary><c>page_post</c>.</summary>
    public required string Id { get; init; }

    public required string PageId { get; init; }

    /// <summary>As it was sent.</summary>
    public required string? Message { get; init; }

    /// <summary>As it was sent.</summary>
    public required string? Link { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when readers and lists have it.</summary>
    public required DateTimeOffset VisibleAt { get; init; }

    public required DateTimeOffset? DeletedAt { get; init; }

    public string Permalink => "https://www.facebook.com/" + Id;
}
