using System.CommandLine;
using System.Globalization;
using Distribution.Publishing.Syndicating;

namespace Distribution.Pipeline.Load.Feeds;

/// <summary><c>feeds</c>: what does it cost to ask for a sitemap or feed of many articles, the first time and again?</summary>
internal static class FeedsCommand
{
    public static Command Create()
    {
        Option<int> articles = new("--articles") { DefaultValueFactory = _ => 1_000, Description = "Articles in them." };
        Option<int> rounds = new("--rounds") { DefaultValueFactory = _ => 9, Description = "Times each is asked for after a change, and again without one." };
        Option<double> atMost = new("--at-most") { DefaultValueFactory = _ => 0.2, Description = "The greatest ratio of the medians, asked again to asked after a change, that is cheap." };
        Command command = new("feeds", "Measures what a sitemap and feeds cost that have not changed, beside what they cost after a change.") { articles, rounds, atMost };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(articles), parsed.GetValue(rounds), parsed.GetValue(atMost), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int articles, int rounds, double atMost, CancellationToken cancellationToken)
    {
        await using var measure = await FeedsMeasure.StartAsync(articles, cancellationToken);
        var greatest = 0.0;
        foreach (var kind in Enum.GetValues<FeedKind>())
        {
            var cost = await measure.RunAsync(kind, rounds, cancellationToken);
            greatest = Math.Max(greatest, cost.Ratio);
            Console.WriteLine(cost.Describe());
        }

        var kept = greatest <= atMost;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"asking again is {(kept ? "cheap" : "NOT cheap")}: greatest ratio {greatest:0.00}, at most {atMost:0.00}"));
        return kept ? 0 : 1;
    }
}
