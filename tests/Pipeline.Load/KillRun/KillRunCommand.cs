using System.CommandLine;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary><c>kill-run</c>: two workers drain deliveries into the stand-ins of every network while they are killed and stopped; then the posts are counted.</summary>
internal static class KillRunCommand
{
    public static Command Create()
    {
        Option<int> deliveries = new("--deliveries") { DefaultValueFactory = _ => 1_000, Description = "Deliveries to drain at least: an article goes to every network." };
        Option<int> kills = new("--kills") { DefaultValueFactory = _ => 100, Description = "Kills (SIGKILL) at least, while there is something to drain." };
        Option<int> stops = new("--stops") { DefaultValueFactory = _ => 6, Description = "Workers stopped (SIGSTOP) after a claim, beyond every time-out." };
        Option<int> seed = new("--seed") { DefaultValueFactory = _ => 1, Description = "Makes fates and faults repeatable as far as processes are." };
        Option<TimeSpan> atMost = new("--at-most") { DefaultValueFactory = _ => TimeSpan.FromMinutes(15), Description = "The run gives up after this long." };
        Option<Mutant> mutant = new("--mutant") { DefaultValueFactory = _ => Mutant.None, Description = "A worker that gets one thing wrong; the run must catch it." };
        Command command = new("kill-run", "Kills workers over and over and compares what the networks hold with the plan.")
        {
            deliveries, kills, stops, seed, atMost, mutant,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = new KillRunSettings
            {
                Deliveries = parsed.GetValue(deliveries),
                Kills = parsed.GetValue(kills),
                Stops = parsed.GetValue(stops),
                Seed = parsed.GetValue(seed),
                AtMost = parsed.GetValue(atMost),
                Mutant = parsed.GetValue(mutant),
            };
            var verdict = await new KillRunner(settings, Console.Error).RunAsync(cancellationToken);
            Console.WriteLine(verdict.Describe());
            return verdict.Kept ? 0 : 1;
        });
        return command;
    }
}
