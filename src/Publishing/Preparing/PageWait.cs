using System.Diagnostics;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Preparing;

/// <summary>What a look at the article's page means for its first attempt. Pure.</summary>
internal static class PageWait
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestBreaking = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenBreaking = TimeSpan.FromSeconds(3);

    /// <summary>Whether nothing is waited for any longer: a page or picture that is late by this much may not come at all.</summary>
    public static bool IsOver(Delivery row, DateTimeOffset since, DateTimeOffset now) => now - since >= (row.Breaking ? LongestBreaking : Longest);

    /// <summary>When to look again.</summary>
    public static DateTimeOffset Again(Delivery row, DateTimeOffset now) => now + (row.Breaking ? BetweenBreaking : Between);

    /// <summary>
    /// Why there is no post to claim yet, or ever; null when the page is no obstacle. A page that says it is not there is never posted:
    /// readers would find nothing. One that only keeps us out (a firewall, a slow server) does not stop the post for longer than the wait.
    /// </summary>
    /// <param name="since">When the delivery could first have gone out.</param>
    public static PreparedPost? Obstacle(PublicPage page, Delivery row, DateTimeOffset since, DateTimeOffset now)
    {
        var waited = IsOver(row, since, now);
        return page switch
        {
            PublicPage.Public => null,
            PublicPage.NotIndexable hidden => new PreparedPost.Skipped(SkipReason.NotIndexable, hidden.Reason),
            PublicPage.Refused refused => new PreparedPost.Unfit($"The article's page cannot be looked at. {refused.Reason}"),
            PublicPage.NotYet notYet when !waited =>
                new PreparedPost.NotYet(Again(row, now), $"The article's page is not public yet. {notYet.Reason}", Cause: null),
            PublicPage.NotYet { Status: 404 or 410 } gone =>
                new PreparedPost.Unfit($"The article's page is still not there, so readers would find nothing. {gone.Reason} Retry when it is."),
            PublicPage.NotYet => null,
            _ => throw new UnreachableException($"A page nobody knows: {page}"),
        };
    }
}
