using System.Runtime.InteropServices;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>POSIX signals to processes this program started.</summary>
internal static partial class Signals
{
    private const int Kill = 9;
    private const int Continue = 18;
    private const int Stop = 19;

    /// <summary>This process ends now, with nothing run after it.</summary>
    public static void KillMyself() => Send(Environment.ProcessId, Kill);

    /// <summary>This process stands still until it is continued.</summary>
    public static void StopMyself() => Send(Environment.ProcessId, Stop);

    public static void ContinueChild(int processId) => Send(processId, Continue);

    private static void Send(int processId, int signal)
    {
        if (NativeKill(processId, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} to process {processId} failed with error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeKill(int processId, int signal);
}
