using Distribution.Publishing.Delivering;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>The pipeline's own rules with shorter times, so that a run takes minutes. What must outlast what stays as it is.</summary>
internal static class RunTimes
{
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(2);

    /// <summary>The stand-in shows a post up to this long after it took it.</summary>
    public static readonly TimeSpan MaxLag = TimeSpan.FromSeconds(3);

    /// <summary>And takes it up to this long after the caller has gone.</summary>
    public static readonly TimeSpan LateCommit = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan ReadDelay = MaxLag + LateCommit + TimeSpan.FromSeconds(2);

    public static readonly TimeSpan SendWindow = TimeSpan.FromSeconds(1);

    /// <summary>Beyond every time-out there is.</summary>
    public static readonly TimeSpan StoppedFor = SendWindow + CallTimeout + ReadDelay + TimeSpan.FromSeconds(2);

    public static void Apply(DeliveringOptions options)
    {
        options.SendWindow = SendWindow;
        options.FirstRetry = TimeSpan.FromSeconds(0.5);
        options.Attempts = 20;
        options.Looks.Clear();
        foreach (var seconds in (double[])[1, 4, 11, 14, 17, 5])
        {
            options.Looks.Add(TimeSpan.FromSeconds(seconds));
        }

        options.LookFor = TimeSpan.FromMinutes(10);
        options.OverdueAfter = TimeSpan.FromSeconds(2);
        options.ReleaseEvery = TimeSpan.Zero;
        options.ProbeEvery = TimeSpan.FromSeconds(1);
    }
}
