namespace Distribution.Publishing.Channels.Graph;

/// <summary>One page of a list.</summary>
internal sealed record GraphPage<T>(IReadOnlyList<T>? Data, GraphPaging? Paging);

/// <param name="Next">Only whether there is one: the address carries the token.</param>
internal sealed record GraphPaging(GraphCursors? Cursors, string? Next);

internal sealed record GraphCursors(string? After);

/// <summary>A post in such a list.</summary>
internal interface IGraphPost
{
    string? Id { get; }

    DateTimeOffset? PostedAt { get; }
}
