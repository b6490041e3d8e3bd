using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>
/// Asks Facebook to look at a post's link before it is posted, so that its preview has the headline and picture of today
/// (<see href="https://developers.facebook.com/docs/sharing/webmasters"/>). Never a reason not to post: Facebook looks again by itself when it is shared.
/// </summary>
internal sealed class FacebookScraping(FacebookOptions options, GraphCalls calls, TimeProvider time)
{
    /// <summary>The ticket of a link that was looked at.</summary>
    public const string Done = "scraped";

    /// <summary>The ticket of one that could not be, once.</summary>
    public const string FailedOnce = "scrape-failed-once";

    private const string Note = "Facebook could not look at the link beforehand; its preview may be wrong.";

    /// <summary>A site that replicates slowly, or Facebook's reader that is busy.</summary>
    private static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(5);

    public async Task<PrepareReply> PrepareAsync(PrepareRequest request, CancellationToken cancellationToken)
    {
        if (!options.Scrape || request.Ticket == Done)
        {
            return new PrepareReply.Ready();
        }

        var answer = await ScrapeAsync(request.Post.Link, cancellationToken);
        return (answer is null ? null : GraphReply.Classify(answer, options, time.GetUtcNow())) switch
        {
            { Class: GraphClass.Success } => new PrepareReply.Begun(Done, TimeSpan.Zero, "Facebook has looked at the link."),

            // Looking may need other rights than posting, and has limits of its own; a dead token is dead for both.
            { Class: GraphClass.Token } dead => new PrepareReply.NotReady(GraphReply.NotPublished(dead, options)),
            _ when request.Ticket == FailedOnce => new PrepareReply.Ready(Note),
            _ => new PrepareReply.Begun(FailedOnce, BeforeAgain, "Facebook could not look at the link and is asked once more."),
        };
    }

    /// <summary><c>POST /</c> with the link as its id; null when there was no answer.</summary>
    private async Task<ChannelAnswer?> ScrapeAsync(Uri link, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.SendAsync(HttpMethod.Post, "", FacebookWire.Scrape(link), options.PrepareCallTimeout, cancellationToken);
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
