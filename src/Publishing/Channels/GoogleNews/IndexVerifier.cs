using System.Net;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Asks Search Console whether Google's index has an article.</summary>
internal sealed class IndexVerifier(ChannelName channel, SearchConsole console, GoogleNewsOptions options) : IVerifier
{
    /// <summary>As the channel's steps name it.</summary>
    public const string Name = "Google's index";

    private const string Domain = "sc-domain:";
    private const int LongestState = 100;

    public ChannelName Channel => channel;

    public string Step => Name;

    public int PerDay => options.InspectionsPerDay;

    public async Task<VerifyReply> VerifyAsync(Uri page, CancellationToken cancellationToken)
    {
        if (!IsOfTheProperty(page))
        {
            return new VerifyReply.Never($"The page is not one of {console.Property}, so Search Console cannot be asked about it.");
        }

        var (answer, failure, status) = await console.MakeAsync(client => new UrlInspection(client, console.Property, page), "ask about the pages of", cancellationToken);
        return (failure, answer?.InspectionResult?.IndexStatusResult) switch
        {
            ({ }, _) when status is HttpStatusCode.BadRequest => new VerifyReply.Never(
                "Search Console cannot be asked about this page (400); look it up there by hand, and check the channel's property if it is so with every page."),
            ({ } why, _) => new VerifyReply.Unanswered(why),
            (_, { Verdict: "PASS" } has) => new VerifyReply.Arrived(has.LastCrawlTime),
            (_, { CoverageState: { Length: > 0 } state }) => new VerifyReply.NotYet($"Google says: {PlainFit.Shorten(WellFormedText.Of(state), LongestState)}."),
            _ => new VerifyReply.NotYet("Google does not have it yet."),
        };
    }

    private bool IsOfTheProperty(Uri page) => console.Property.StartsWith(Domain, StringComparison.Ordinal)
        ? page.IdnHost.Equals(console.Property[Domain.Length..], StringComparison.OrdinalIgnoreCase) || page.IdnHost.EndsWith("." + console.Property[Domain.Length..], StringComparison.OrdinalIgnoreCase)
        : page.AbsoluteUri.StartsWith(console.Property, StringComparison.Ordinal);
}
