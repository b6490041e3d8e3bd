using System.CommandLine;
using System.Globalization;

namespace Distribution.Pipeline.Load.Isolation;

/// <summary><c>isolation</c>: one channel is slow, throttled or dead; are the others' posts later for it?</summary>
internal static class IsolationCommand
{
    public static Command Create()
    {
        Option<int> pairs = new("--pairs") { DefaultValueFactory = _ => 5, Description = "Pairs of runs for each affliction: one with every channel well, one with one channel afflicted." };
        Option<int> articles = new("--articles") { DefaultValueFactory = _ => 48, Description = "Articles that go live at once in each run; every other one is breaking news." };
        Option<double> atMost = new("--at-most") { DefaultValueFactory = _ => 1.5, Description = "The greatest ratio of the medians, afflicted to well, that is no delay." };
        Command command = new("isolation", "Measures whether one channel's trouble delays the others, as medians of alternating pairs.") { pairs, articles, atMost };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new(parsed.GetValue(pairs), new(parsed.GetValue(articles))), parsed.GetValue(atMost), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IsolationMeasure measure, double atMost, CancellationToken cancellationToken)
    {
        await measure.WarmUpAsync(cancellationToken);
        var greatest = 0.0;
        foreach (var affliction in Affliction.All)
        {
            var result = await measure.RunAsync(affliction, cancellationToken);
            greatest = Math.Max(greatest, result.Ratio);
            Console.WriteLine(result.Describe());
        }

        var kept = greatest <= atMost;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"isolation {(kept ? "kept" : "NOT kept")}: greatest ratio {greatest:0.00}, at most {atMost:0.00}"));
        return kept ? 0 : 1;
    }
}
