using System.Globalization;
using Distribution.Publishing;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>Where a worker's life ends or stands still.</summary>
internal enum LifePoint
{
    /// <summary>Nowhere: it lives until the parent ends it.</summary>
    Never,
    BeforePlan,
    AfterPlan,
    BeforePreparing,
    DuringPreparing,
    AfterPreparing,
    BeforeTicket,
    AfterTicket,
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
/// <param name="network">Whose deliveries are counted; null counts all, and a plan is of no network.</param>
internal sealed class Fate(LifePoint point, NetworkName? network, int passing, bool stops)
{
    private const string AnyNetwork = "any";

    private int _passed;

    public static Fate None { get; } = new(LifePoint.Never, network: null, passing: 1, stops: false);

    public LifePoint Point => point;

    public NetworkName? Network => network;

    public static Fate Parse(string text)
    {
        var parts = text.Split(':');
        return new(
            Enum.Parse<LifePoint>(parts[0]),
            parts[1] == AnyNetwork ? null : new(parts[1]),
            int.Parse(parts[2], CultureInfo.InvariantCulture),
            parts[3] == "stop");
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{point}:{network?.Value ?? AnyNetwork}:{passing}:{(stops ? "stop" : "kill")}");

    /// <summary>Called wherever the worker passes a point; may not return.</summary>
    public void Pass(LifePoint at, NetworkName? network)
    {
        if (at != point || (Network is not null && network != Network) || Interlocked.Increment(ref _passed) != passing)
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
