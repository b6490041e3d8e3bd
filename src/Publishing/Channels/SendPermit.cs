namespace Distribution.Publishing.Channels;

/// <summary>
/// The right to begin one publishing call, for a short while after the claim. A process that was stopped in between (a debugger,
/// SIGSTOP, a suspended machine) finds it closed on its own monotonic clock, and whoever took the delivery over is safe from it.
/// </summary>
/// <remarks>Made before the claim is written, so that the time the write took counts against it.</remarks>
public sealed class SendPermit(TimeProvider time, TimeSpan window)
{
    private readonly long _since = time.GetTimestamp();

    /// <summary>Whether the call may still begin.</summary>
    public bool IsOpen => time.GetElapsedTime(_since) <= window;
}
