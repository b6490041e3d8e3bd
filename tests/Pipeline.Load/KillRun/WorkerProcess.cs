using System.Diagnostics;
using System.Globalization;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>A worker as its parent sees it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly TextWriter _log;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WorkerProcess(string data, Fate fate, Mutant mutant, TextWriter log)
    {
        _log = log;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] self = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(WorkerProcess).Assembly.Location] : [];
        foreach (var argument in (string[])
            [.. self, "worker", "--data", data, "--fate", fate.ToString(), "--mutant", mutant.ToString()])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("A worker could not be started.");
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data == Worker.Ready)
            {
                _ready.TrySetResult();
            }
        };
        _process.ErrorDataReceived += (_, line) => Tell(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Ended = _process.WaitForExitAsync(CancellationToken.None);
    }

    public Task Ended { get; }

    public Task Started => Task.WhenAny(_ready.Task, Ended);

    /// <summary>Whether it stands still (state T of its own stat line).</summary>
    public bool IsStopped
    {
        get
        {
            try
            {
                var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
                return stat[(stat.LastIndexOf(')') + 2)..].StartsWith('T');
            }
            catch (IOException)
            {
                return false;    // it ended between the question and the answer
            }
        }
    }

    public void Continue() => Signals.ContinueChild(_process.Id);

    private void Tell(string? line)
    {
        if (!string.IsNullOrEmpty(line))
        {
            _log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{_process.Id}] {line}"));
        }
    }

    public void Dispose()
    {
        if (!Ended.IsCompleted)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
