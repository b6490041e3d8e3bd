using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Distribution.Functions.Hosting.Startup;

namespace Distribution.Functions.Tests.Commands;

/// <summary>The program itself, with the signals a machine sends it.</summary>
public sealed class ServeProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("process-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string StoreFolder => Path.Combine(_folder, "sandbox");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("TERM", 0)]
    [InlineData("INT", 0)]
    [InlineData("KILL", 137)]
    public async Task Serve_Signalled_EndsAndIsNoLongerFound(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var process = Start(port: 0);
        await ServeHost.UntilAsync(() => Task.FromResult(RunningServe.Find(StoreFolder) is not null || process.HasExited));

        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);

        Assert.Equal(exitCode, process.ExitCode);
        Assert.Null(RunningServe.Find(StoreFolder));
    }

    [Fact]
    public async Task Serve_ThePortIsTaken_LogsNothingBesideItsOneLine()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var process = Start(((IPEndPoint)taken.LocalEndpoint).Port);

        var said = await process.StandardError.ReadToEndAsync(Cancellation) + await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);

        Assert.Equal(1, process.ExitCode);
        Assert.Single(said.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private Process Start(int port) => Process.Start(new ProcessStartInfo
    {
        FileName = "env",
        ArgumentList =
        {
            "--default-signal=INT",    // a shell that runs us in the background has it ignored, and children inherit that
            "dotnet", typeof(Functions.Commands.CommandLine).Assembly.Location,
            "--data", _folder, "--url", $"http://127.0.0.1:{port}", "--sandbox-port", "0",
        },
        WorkingDirectory = _folder,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    })!;
}
