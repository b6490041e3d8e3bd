using System.Globalization;
using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>Reads the Page's posts for one delivery's.</summary>
internal sealed class FacebookSearch(FacebookOptions options, string page, TimeProvider time)
{
    private const string Fields = "id,message,created_time,attachments{url,unshimmed_url,target{url}}";

    /// <summary>Pages from the newest back, until there are no more, all of one is older, or it has been enough.</summary>
    public async Task<FindReply> FindAsync(FindRequest request, GraphCalls calls, CancellationToken cancellationToken)
    {
        // Facebook shows whole seconds: a post of the very second counts.
        var earliest = DateTimeOffset.FromUnixTimeSeconds(request.NotBefore.ToUnixTimeSeconds());
        var found = new List<FacebookPost>();
        string? after = null;
        for (var read = 0; read < options.FindPageCap; read++)
        {
            var answer = await ReadAsync(after, calls, cancellationToken);
            if (!answer.IsSuccess || FacebookWire.ReadPosts(answer.Body) is not { Data: { } posts } reply)
            {
                return GraphReadReply.NoAnswer(answer, options, time.GetUtcNow());
            }

            found.AddRange(posts.Where(post => post.IsOf(request, earliest)));
            after = reply.Paging?.Cursors?.After;
            if (reply.Paging?.Next is null || (posts.Count > 0 && posts.All(post => post.CreatedTime < earliest)))
            {
                return found.Count == 0 ? new FindReply.Absent() : Found(found);
            }

            if (string.IsNullOrEmpty(after))
            {
                return new FindReply.CannotTell("Facebook says there are more posts and not how to read them.", null);
            }
        }

        return found.Count > 0
            ? Found(found)
            : new FindReply.CannotTell($"The Page has posted more than {options.FindPageCap} pages since; Facebook was not read to the end.", null);
    }

    private Task<ChannelAnswer> ReadAsync(string? after, GraphCalls calls, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> query = [new("fields", Fields), new("limit", options.FindPageSize.ToString(CultureInfo.InvariantCulture))];
        if (after is not null)
        {
            query.Add(new("after", after));
        }

        return calls.GetAsync($"{page}/published_posts", query, options.CallTimeout, cancellationToken);
    }

    private FindReply.Found Found(List<FacebookPost> posts) =>
        new([.. posts.OrderBy(post => post.CreatedTime).Select(post => new FoundPost(post.Id!, PostLink.Of(options.PostLink, page, post.Id!)))]);
}
