using System.CommandLine;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary><c>worker</c>: one process of a kill run, started by it.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        Option<string> data = new("--data") { Required = true, Description = "The folder of the run's store." };
        Option<Uri> network = new("--network") { Required = true, Description = "The stand-in's address.", CustomParser = parsed => new(parsed.Tokens[0].Value) };
        Option<string> fate = new("--fate") { Required = true, Description = "point:passing:kill or point:passing:stop" };
        Option<Mutant> mutant = new("--mutant") { Required = true };
        Command command = new("worker", "One worker of a kill run.") { data, network, fate, mutant };
        command.SetAction((parsed, cancellationToken) => new Worker(
            parsed.GetValue(data)!, parsed.GetValue(network)!, Fate.Parse(parsed.GetValue(fate)!), parsed.GetValue(mutant)).RunAsync(cancellationToken));
        return command;
    }
}
