using System.Globalization;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>Reads an account's posts for one delivery's.</summary>
/// <param name="edge">Where they are, below the account: <c>published_posts</c>.</param>
internal sealed class GraphSearch<TPost>(GraphOptions options, GraphNode node, string edge, TimeProvider time)
    where TPost : class, IGraphPost
{
    /// <summary>What is asked of a post.</summary>
    public required string Fields { get; init; }

    /// <summary>A page; null when the body is none.</summary>
    public required Func<ReadOnlyMemory<byte>, GraphPage<TPost>?> Read { get; init; }

    /// <summary>Whether a post is the one looked for, its time apart.</summary>
    public required Func<TPost, FindRequest, bool> IsOf { get; init; }

    /// <summary>Where a reader sees a post.</summary>
    public required Func<TPost, Uri> LinkOf { get; init; }

    /// <summary>Pages from the newest back, until there are no more, all of one is older, or it has been enough.</summary>
    public async Task<FindReply> FindAsync(FindRequest request, GraphCalls calls, CancellationToken cancellationToken)
    {
        // Meta shows whole seconds: a post of the very second counts.
        var earliest = DateTimeOffset.FromUnixTimeSeconds(request.NotBefore.ToUnixTimeSeconds());
        var found = new List<TPost>();
        string? after = null;
        for (var read = 0; read < options.FindPageCap; read++)
        {
            var answer = await PageAsync(after, calls, cancellationToken);
            if (!answer.IsSuccess || Read(answer.Body) is not { Data: { } posts } page)
            {
                return GraphReadReply.NoAnswer(answer, options, time.GetUtcNow());
            }

            found.AddRange(posts.Where(post => GraphJson.IsId(post.Id) && !(post.PostedAt < earliest) && IsOf(post, request)));
            after = page.Paging?.Cursors?.After;
            if (page.Paging?.Next is null || (posts.Count > 0 && posts.All(post => post.PostedAt < earliest)))
            {
                return found.Count == 0 ? new FindReply.Absent() : Found(found);
            }

            if (string.IsNullOrEmpty(after))
            {
                return new FindReply.CannotTell($"{options.Spoken} says there are more posts and not how to read them.", null);
            }
        }

        var unread = $"The {node.Called} has posted more than {options.FindPageCap} pages since; {options.Spoken} was not read to the end.";
        return found.Count > 0 ? Found(found) with { ElseUnknown = unread } : new FindReply.CannotTell(unread, null);
    }

    private Task<ChannelAnswer> PageAsync(string? after, GraphCalls calls, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> query = [new("fields", Fields), new("limit", options.FindPageSize.ToString(CultureInfo.InvariantCulture))];
        if (after is not null)
        {
            query.Add(new("after", after));
        }

        return calls.GetAsync($"{node.Id}/{edge}", query, options.CallTimeout, cancellationToken);
    }

    private FindReply.Found Found(List<TPost> posts) => new([.. posts.OrderBy(post => post.PostedAt).Select(post => new FoundPost(post.Id!, LinkOf(post)))]);
}
