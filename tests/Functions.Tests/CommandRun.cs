using System.CommandLine;
using Distribution.Functions.Commands;

namespace Distribution.Functions.Tests;

/// <summary>Runs a command line in this process.</summary>
internal static class CommandRun
{
    public static async Task<(int Exit, string Output, string Error)> Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
