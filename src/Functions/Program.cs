using System.CommandLine;
using Distribution.Functions.Commands;

// Without a command it serves. What was begun is finished before the process ends: the longest a message may take, and a little.
var untilForced = TimeSpan.FromMinutes(3);
return await CommandLine.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = untilForced });
