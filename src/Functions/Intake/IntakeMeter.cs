using System.Diagnostics.Metrics;

namespace Distribution.Functions.Intake;

/// <summary>Counts what intake turned away for its signature.</summary>
internal sealed class IntakeMeter(IMeterFactory meters)
{
    private readonly Counter<long> _refused =
        meters.Create("Distribution.Intake").CreateCounter<long>("distribution.intake.signatures_refused", "{request}", "Requests without a valid signature.");

    private long _count;

    /// <summary>Since the process began.</summary>
    public long Refused => Interlocked.Read(ref _count);

    public void CountRefused()
    {
        Interlocked.Increment(ref _count);
        _refused.Add(1);
    }
}
