using System.CommandLine;
using Distribution.Pipeline.Load.Feeds;
using Distribution.Pipeline.Load.Isolation;
using Distribution.Pipeline.Load.KillRun;

var root = new RootCommand("Load and crash runs of the pipeline, on this machine only. Every run is bounded and stops by itself.")
{
    KillRunCommand.Create(),
    WorkerCommand.Create(),
    IsolationCommand.Create(),
    FeedsCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
