using System.CommandLine;

namespace Distribution.Pipeline.Load.Isolation;

/// <summary><c>isolation</c>: one channel is slow, throttled or dead; are the others' posts later for it?</summary>
internal static class IsolationCommand
{
    public static Command Create()
    {
        Option<int> pairs = new("--pairs") { DefaultValueFactory = _ => 5, Description = "Pairs of runs for each affliction: one with every channel well, one with one channel afflicted." };
        Option<int> articles = new("--articles") { DefaultValueFactory = _ => 12, Description = "Articles that go live at once in each run." };
        Option<double> atMost = new("--at-most") { DefaultValueFactory = _ => 1.5, Description = "The greatest ratio of the medians, afflicted to well, that is no delay." };
        Command command = new("isolation", "Measures whether one channel's trouble delays the others, as medians of alternating pairs.") { pairs, articles, atMost };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var measure = new IsolationMeasure(parsed.GetValue(pairs), parsed.GetValue(articles));
            var kept = true;
            foreach (var affliction in Affliction.All)
            {
                var result = await measure.RunAsync(affliction, cancellationToken);
                kept &= result.Ratio <= parsed.GetValue(atMost);
                Console.WriteLine(result.Describe());
            }

            return kept ? 0 : 1;
        });
        return command;
    }
}
