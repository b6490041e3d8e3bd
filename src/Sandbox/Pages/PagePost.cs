namespace Distribution.Sandbox.Pages;

/// <summary>A post as a reader meets it.</summary>
internal sealed record PagePost
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Username { get; init; }

    /// <summary>The account's id, which stands in a page's path as well as its name does; null where only the name may.</summary>
    public string? AccountId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Plain text and links in turn; nothing is HTML yet.</summary>
    public required IReadOnlyList<PageText> Text { get; init; }

    /// <summary>The card below the text of a post that shares a link.</summary>
    public PagePreview? Preview { get; init; }

    public PagePicture? Picture { get; init; }
}
