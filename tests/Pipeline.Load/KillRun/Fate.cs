using System.Globalization;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>Where a worker's life ends or stands still.</summary>
internal enum LifePoint
{
    /// <summary>Nowhere: it lives until the parent ends it.</summary>
    Never,
    BeforePlan,
    AfterPlan,
    BeforeClaim,
    AfterClaim,
    BeforeSend,
    DuringCall,
    AfterAnswer,
    BeforeRecord,
    AfterRecord,
    BeforeSettled,
    AfterSettled,
}

/// <summary>What is to become of one worker: at which passing of which point it is killed or stopped.</summary>
internal sealed class Fate(LifePoint point, int passing, bool stops)
{
    private int _passed;

    public LifePoint Point => point;

    public static Fate Parse(string text)
    {
        var parts = text.Split(':');
        return new(Enum.Parse<LifePoint>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2] == "stop");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{point}:{passing}:{(stops ? "stop" : "kill")}");

    /// <summary>Called wherever the worker passes a point; may not return.</summary>
    public void Pass(LifePoint at)
    {
        if (at != point || Interlocked.Increment(ref _passed) != passing)
        {
            return;
        }

        if (stops)
        {
            Signals.StopMyself();
        }
        else
        {
            Signals.KillMyself();
        }
    }
}
