using System.Globalization;

namespace Distribution.Pipeline.Load.Isolation;

/// <summary>How long the posts of the channels that were always well took, from plan to network.</summary>
/// <param name="Pairs">Each run with every channel well, and the run with one afflicted beside it.</param>
internal sealed record IsolationResult(Affliction Affliction, IReadOnlyList<(RunDelays Well, RunDelays Afflicted)> Pairs)
{
    /// <summary>
    /// Shorter times count as this, in milliseconds: an idle queue is looked at every so often and the machine is shared, so that among shorter
    /// ones chance alone makes a ratio. A channel that waited for the victim waits for seconds.
    /// </summary>
    private const double Least = 250;

    /// <summary>Of the lane that comes off worst: a delay of one is not hidden by the haste of another.</summary>
    public double Ratio => Lanes.Max(RatioOf);

    private IEnumerable<string> Lanes => Pairs[0].Well.Milliseconds.Keys.Order(StringComparer.Ordinal);

    public string Describe() => $"{Affliction.Victim} {Affliction.Name}: "
        + string.Join("; ", Lanes.Select(Describe))
        + string.Create(CultureInfo.InvariantCulture, $"; greatest {Ratio:0.00} over {Pairs.Count} pairs");

    private string Describe(string lane) => string.Create(
        CultureInfo.InvariantCulture,
        $"{lane} {Medians.Of(Pairs.Select(pair => pair.Afflicted.Milliseconds[lane])):0} ms beside {Medians.Of(Pairs.Select(pair => pair.Well.Milliseconds[lane])):0} ms, ratio {RatioOf(lane):0.00}");

    /// <summary>The median of the pairs' ratios: what slows the whole machine for a while slows both runs of a pair.</summary>
    private double RatioOf(string lane) => Medians.Of(Pairs.Select(pair =>
        Math.Max(Least, pair.Afflicted.Milliseconds[lane]) / Math.Max(Least, pair.Well.Milliseconds[lane])));
}
