using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Finds out what became of a container, and reads the account's posts for it.</summary>
internal sealed class InstagramSearch(InstagramOptions options, GraphNode account, InstagramContainers containers, TimeProvider time)
{
    private readonly GraphSearch<InstagramMedia> _posts = new(options, account, "media", time)
    {
        Fields = "id,caption,permalink,timestamp",
        Read = InstagramWire.ReadMedia,
        IsOf = InstagramMatch.IsOf,
        LinkOf = post => post.LinkBy(options),
    };

    /// <summary>
    /// A container that Instagram calls published is out, whether or not the account shows it yet: then nothing is ever sent again. One that it is at
    /// work on was finished when it was claimed, so the work may be the publishing itself: that is waited for. Otherwise what the account shows decides.
    /// </summary>
    public async Task<FindReply> FindAsync(FindRequest request, GraphCalls calls, CancellationToken cancellationToken)
    {
        var (state, answer) = request.Ticket is { } container ? await containers.ReadAsync(container, calls, cancellationToken) : default;
        if (request.Ticket is not null && state is null && !IsGone(answer))
        {
            return GraphReadReply.NoAnswer(answer, options, time.GetUtcNow());
        }

        var reply = await _posts.FindAsync(request, calls, cancellationToken);
        var toCome = state switch
        {
            InstagramContainerState.Published => "Instagram says the container is published, but the account does not show the post yet.",
            InstagramContainerState.InProgress => "Instagram is still at work on the container, and the account does not show the post yet.",
            _ => null,
        };
        return (reply, toCome) switch
        {
            (FindReply.Absent, { } why) => new FindReply.CannotTell(why, null),
            (FindReply.Found found, { } why) => found with { ElseUnknown = why },    // of the same caption, and perhaps another's
            _ => reply,
        };
    }

    private bool IsGone(ChannelAnswer answer) =>
        GraphReply.Classify(answer, options, time.GetUtcNow()).Class is GraphClass.ContainerSpent or GraphClass.NotReady or GraphClass.Missing;
}
