using System.CommandLine;
using System.CommandLine.Invocation;
using Distribution.Functions.Commands;

// The catalogue of commands; without one it serves.
var parsed = CommandLine.Create().Parse(args);
if (parsed.Action is ParseErrorAction mistake)
{
    mistake.ShowHelp = false;    // the sentence that says what is wrong would stand above a screen of options
}

// Ctrl-C begins nothing more and ends what was begun: an attempt and its record have that long.
var ended = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(3) });
return parsed.Action is ParseErrorAction ? ExitCode.BadInput : ended;
