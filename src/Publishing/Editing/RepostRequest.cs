namespace Distribution.Publishing.Editing;

/// <summary>A person's wish to post an article again.</summary>
public sealed record RepostRequest
{
    /// <summary>The request's own id: the same request twice is one post.</summary>
    public required string Id { get; init; }

    /// <summary>Which article.</summary>
    public required ArticleId Article { get; init; }

    /// <summary>Where to.</summary>
    public required ChannelName Channel { get; init; }

    /// <summary>What to say instead of the template's text; null when nothing was typed.</summary>
    public string? Text { get; init; }

    /// <summary>Who asks.</summary>
    public required string By { get; init; }

    /// <summary>Yes, although it was posted there a moment ago.</summary>
    public bool Again { get; init; }
}
