using System.Globalization;
using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Finds out what became of a container, and reads the account's posts for it.</summary>
internal sealed class InstagramSearch(InstagramOptions options, string user, InstagramContainers containers, TimeProvider time)
{
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

        var reply = await ReadAsync(request, calls, cancellationToken);
        return (reply, state) switch
        {
            (FindReply.Absent, InstagramContainerState.Published) =>
                new FindReply.CannotTell("Instagram says the container is published, but the account does not show the post yet.", null),
            (FindReply.Absent, InstagramContainerState.InProgress) =>
                new FindReply.CannotTell("Instagram is still at work on the container, and the account does not show the post yet.", null),
            _ => reply,
        };
    }

    private bool IsGone(ChannelAnswer answer) =>
        GraphReply.Classify(answer, options, time.GetUtcNow()).Class is GraphClass.ContainerSpent or GraphClass.NotReady or GraphClass.Missing;

    /// <summary>Pages from the newest back, until there are no more, all of one is older, or it has been enough.</summary>
    private async Task<FindReply> ReadAsync(FindRequest request, GraphCalls calls, CancellationToken cancellationToken)
    {
        // Instagram shows whole seconds: a post of the very second counts.
        var earliest = DateTimeOffset.FromUnixTimeSeconds(request.NotBefore.ToUnixTimeSeconds());
        var found = new List<InstagramMedia>();
        string? after = null;
        for (var page = 0; page < options.FindPageCap; page++)
        {
            var answer = await PageAsync(after, calls, cancellationToken);
            if (!answer.IsSuccess || InstagramWire.ReadMedia(answer.Body) is not { Data: { } media } reply)
            {
                return GraphReadReply.NoAnswer(answer, options, time.GetUtcNow());
            }

            found.AddRange(media.Where(one => one.IsOf(request, earliest)));
            after = reply.Paging?.Cursors?.After;
            if (reply.Paging?.Next is null || (media.Count > 0 && media.All(one => one.Timestamp < earliest)))
            {
                return found.Count == 0 ? new FindReply.Absent() : Found(found);
            }

            if (string.IsNullOrEmpty(after))
            {
                return new FindReply.CannotTell("Instagram says there are more posts and not how to read them.", null);
            }
        }

        return found.Count > 0
            ? Found(found)
            : new FindReply.CannotTell($"The account has posted more than {options.FindPageCap} pages since; Instagram was not read to the end.", null);
    }

    private Task<ChannelAnswer> PageAsync(string? after, GraphCalls calls, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> query =
            [new("fields", "id,caption,permalink,timestamp"), new("limit", options.FindPageSize.ToString(CultureInfo.InvariantCulture))];
        if (after is not null)
        {
            query.Add(new("after", after));
        }

        return calls.GetAsync($"{user}/media", query, options.CallTimeout, cancellationToken);
    }

    private FindReply.Found Found(List<InstagramMedia> media) => new([.. media.OrderBy(one => one.Timestamp).Select(one => new FoundPost(one.Id!, one.LinkBy(options)))]);
}
