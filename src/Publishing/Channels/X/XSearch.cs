using System.Globalization;

namespace Distribution.Publishing.Channels.X;

/// <summary>Reads the account's timeline for one delivery's post.</summary>
internal sealed class XSearch(XCalls calls, XOptions options, TimeProvider time)
{
    private const string NewSpelling = "post.fields";
    private const string OldSpelling = "tweet.fields";

    /// <summary>What X was last seen to understand; a lost race only asks once more.</summary>
    private volatile string _spelling = options.FieldsSpelling is XFieldsSpelling.Tweet ? OldSpelling : NewSpelling;

    /// <summary>Pages from the newest back, until there are no more or it has been enough.</summary>
    public async Task<(FindReply Reply, bool Unauthorized)> FindAsync(
        FindRequest request,
        XAccount account,
        XCredential credential,
        CancellationToken cancellationToken)
    {
        var found = new List<XTimelinePost>();
        string? next = null;
        for (var page = 0; page < options.FindPageCap; page++)
        {
            var answer = await ReadAsync(account.Id!, request.NotBefore, next, credential, cancellationToken);
            if (!answer.IsSuccess || XWire.ReadTimeline(answer.Body) is not { } timeline || timeline is { Data: null, Meta.ResultCount: not 0 })
            {
                return (XReadReply.NoAnswer(answer, options, time.GetUtcNow()), answer.Status is 401);
            }

            found.AddRange((timeline.Data ?? []).Where(post => post.IsOf(request)));
            if (string.IsNullOrEmpty(timeline.Meta?.NextToken))
            {
                return (found.Count == 0 ? new FindReply.Absent() : Found(found, account), false);
            }

            next = timeline.Meta.NextToken;
        }

        var unread = $"The account has posted more than {options.FindPageCap} pages since; X was not read to the end.";
        return (found.Count > 0 ? Found(found, account) with { ElseUnknown = unread } : new FindReply.CannotTell(unread, null), false);
    }

    private static FindReply.Found Found(List<XTimelinePost> posts, XAccount account) =>
        new([.. posts.AsEnumerable().Reverse().Select(post => new FoundPost(post.Id!, account.LinkOf(post.Id!)))]);

    /// <summary>One page; once more with the other spelling when X says it does not know this one. A read may be repeated.</summary>
    private async Task<ChannelAnswer> ReadAsync(string userId, DateTimeOffset since, string? next, XCredential credential, CancellationToken cancellationToken)
    {
        var spelling = _spelling;
        var answer = await ReadAsync(userId, since, next, spelling, credential, cancellationToken);
        if (options.FieldsSpelling is not XFieldsSpelling.Auto || answer.Status is not 400 || !Names(XProblem.Read(answer.Body), spelling))
        {
            return answer;
        }

        _spelling = spelling == NewSpelling ? OldSpelling : NewSpelling;
        return await ReadAsync(userId, since, next, _spelling, credential, cancellationToken);
    }

    private async Task<ChannelAnswer> ReadAsync(
        string userId,
        DateTimeOffset since,
        string? next,
        string spelling,
        XCredential credential,
        CancellationToken cancellationToken)
    {
        var path = $"/2/users/{userId}/tweets?max_results={options.FindPageSize.ToString(CultureInfo.InvariantCulture)}"
            + "&start_time=" + Uri.EscapeDataString(since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            + "&exclude=retweets"
            + $"&{spelling}=" + Uri.EscapeDataString("created_at,entities" + Note(spelling))
            + (next is null ? "" : "&pagination_token=" + Uri.EscapeDataString(next));
        using var request = calls.Request(HttpMethod.Get, path, credential);
        return await calls.SendAsync(request, ChannelAnswer.BodyCap, cancellationToken);
    }

    /// <summary>The whole of a long post. Asked for only where posts may be long: nobody has said what its name is in the new spelling.</summary>
    private string Note(string spelling) => (options.WeightedLimit > XLimits.CutFrom, spelling) switch
    {
        (false, _) => "",
        (true, NewSpelling) => ",note_post",
        (true, _) => ",note_tweet",
    };

    private static bool Names(XProblem problem, string parameter) =>
        problem.Parameters.Contains(parameter, StringComparer.OrdinalIgnoreCase) || problem.Says(parameter);
}
