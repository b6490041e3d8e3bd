using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Distribution.Sandbox;
using Distribution.Sandbox.X;

namespace Distribution.Functions.Tests.Commands;

/// <summary>A newcomer's folder, and the program as it is shipped, run in it as a process of its own.</summary>
internal sealed partial class CommandProcess : IDisposable
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    /// <summary>The built-in newsroom, but with its account on X alone.</summary>
    private const string OnlyX = """{"publications":[{"name":"news","language":"en"}],"channels":[{"name":"x","network":"x"}]}""";

    /// <param name="everyNetwork">As it comes, without settings of its own; otherwise with an account on X alone.</param>
    public CommandProcess(bool everyNetwork = false)
    {
        if (!everyNetwork)
        {
            Write("distribution.json", OnlyX);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("distribution-").FullName;

    public string Sandbox => Path.Combine(Folder, "data", "sandbox");

    public static string Sample(string name) => Path.Combine(Repository, "samples", "articles", name);

    public Task<CommandEnd> RunAsync(params string[] arguments) => RunAsync(input: null, environment: null, arguments);

    public async Task<CommandEnd> RunAsync(string? input, IReadOnlyDictionary<string, string>? environment, string[] arguments)
    {
        using var process = Start(environment, arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    /// <summary>Interrupts it as Ctrl-C does once it has said this.</summary>
    public async Task<CommandEnd> InterruptAsync(string once, params string[] arguments)
    {
        using var process = Start(environment: null, arguments);
        var heard = "";
        while (!heard.Contains(once, StringComparison.Ordinal) && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            heard += line + "\n";
        }

        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var end = await EndAsync(process);
        return end with { Output = heard + end.Output };
    }

    /// <summary>What the stand-in holds, read after the command has ended.</summary>
    public async Task<IReadOnlyList<XPost>> PostsAsync()
    {
        await using var sandbox = await SandboxServer.StartAsync(new() { DataFolder = Sandbox }, TestContext.Current.CancellationToken);
        return sandbox.X.Posts();
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private Process Start(IReadOnlyDictionary<string, string>? environment, string[] arguments)
    {
        // A shell that runs us in the background has SIGINT ignored, and children inherit that: env undoes it.
        var start = new ProcessStartInfo("env")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["--default-signal=INT", Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Distribution.Functions.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<CommandEnd> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}

/// <summary>How a command ended.</summary>
internal sealed partial record CommandEnd(int ExitCode, string Output, string Error)
{
    /// <summary>The output with what differs from run to run taken out: times, ids of posts, and the folder.</summary>
    public string Same(string folder) =>
        Millis().Replace(Length().Replace(PostId().Replace(Clock().Replace(Output.Replace(folder, "FOLDER", StringComparison.Ordinal), "TIME"), "ID"), "TOOK"), "\"millis\":N");

    [GeneratedRegex(@"\d\d:\d\d:\d\d(\.\d)?")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\d{19}")]
    private static partial Regex PostId();

    [GeneratedRegex(@"\d+\.\d s *(?=[ \n])")]
    private static partial Regex Length();

    [GeneratedRegex("\"millis\":\\d+")]
    private static partial Regex Millis();
}
