namespace Distribution.Pipeline.Load.KillRun;

/// <summary>Deals out the fates of a run's workers, the networks in turn, and counts the deaths.</summary>
internal sealed class Fates(KillRunSettings settings)
{
    private static readonly LifePoint[] OfPlans = [LifePoint.BeforePlan, LifePoint.AfterPlan];

    private static readonly LifePoint[] OfPreparing =
        [LifePoint.BeforePreparing, LifePoint.DuringPreparing, LifePoint.AfterPreparing, LifePoint.BeforeTicket, LifePoint.AfterTicket];

    private static readonly LifePoint[] OfDelivering = [.. Enum.GetValues<LifePoint>().Except([LifePoint.Never, .. OfPlans, .. OfPreparing])];

    /// <summary>On a busy machine a worker takes seconds before it has come anywhere; then what it was to die at may be over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly Lock _oneAtATime = new();
    private readonly Random _chance = new(settings.Seed);
    private readonly List<Death> _deaths = [];
    private int _stopsLeft = settings.Stops;
    private int _dealt;

    public IReadOnlyList<Death> Deaths
    {
        get
        {
            lock (_oneAtATime)
            {
                return [.. _deaths];
            }
        }
    }

    /// <summary>The next worker's.</summary>
    /// <returns>With it, how long the parent waits for it; null is for ever.</returns>
    public (Fate Fate, TimeSpan? ByParent) Next()
    {
        lock (_oneAtATime)
        {
            if (_stopsLeft > 0 && _deaths.Count > settings.Kills / 10)
            {
                _stopsLeft--;
                var point = _chance.Next(2) == 0 ? LifePoint.AfterClaim : LifePoint.BeforeSend;
                return (new(point, InTurn().Name, _chance.Next(1, 4), stops: true), TimeSpan.FromSeconds(25));
            }

            if (_deaths.Count >= settings.Kills)
            {
                return (Fate.None, null);
            }

            return _chance.Next(5) == 0 ? (Fate.None, TimeSpan.FromMilliseconds(_chance.Next(50, 600))) : (AtAPoint(), Patience);
        }
    }

    /// <summary>A worker has ended before its time.</summary>
    /// <param name="byItself">At its point, not by the parent.</param>
    public void Count(Fate fate, bool byItself)
    {
        lock (_oneAtATime)
        {
            _deaths.Add(byItself ? new(fate.Point.ToString(), fate.Network?.Value) : new("AtRandom", null));
        }
    }

    private Fate AtAPoint()
    {
        if (_chance.Next(OfDelivering.Length) == 0)
        {
            return new(OfPlans[_chance.Next(OfPlans.Length)], network: null, _chance.Next(1, 3), stops: false);
        }

        var network = InTurn();
        var points = network.Prepares is [] ? OfDelivering : [.. OfDelivering, .. OfPreparing];
        return new(points[_chance.Next(points.Length)], network.Name, _chance.Next(1, 3), stops: false);
    }

    private RunNetwork InTurn() => RunNetworks.All[_dealt++ % RunNetworks.All.Count];
}

/// <summary>A worker's end.</summary>
/// <param name="Network">Whose delivery it was over, when that is known.</param>
internal sealed record Death(string Point, string? Network);
