using System.CommandLine;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary><c>worker</c>: one process of a kill run, started by it.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        Option<string> data = new("--data") { Required = true, Description = "The folder of the run's store and places." };
        Option<string> fate = new("--fate") { Required = true, Description = "point:network:passing:kill or point:network:passing:stop" };
        Option<Mutant> mutant = new("--mutant") { Required = true };
        Command command = new("worker", "One worker of a kill run.") { data, fate, mutant };
        command.SetAction((parsed, cancellationToken) => new Worker(
            parsed.GetValue(data)!, Fate.Parse(parsed.GetValue(fate)!), parsed.GetValue(mutant)).RunAsync(cancellationToken));
        return command;
    }
}
