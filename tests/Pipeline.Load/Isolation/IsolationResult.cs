using System.Globalization;

namespace Distribution.Pipeline.Load.Isolation;

/// <summary>How long the other channels' posts took, in milliseconds from plan to network.</summary>
/// <param name="Well">The median of each run in which every channel was well.</param>
/// <param name="Afflicted">The median of the run beside it.</param>
internal sealed record IsolationResult(Affliction Affliction, IReadOnlyList<double> Well, IReadOnlyList<double> Afflicted)
{
    /// <summary>Of the medians of the runs.</summary>
    public double Ratio => Median(Afflicted) / Median(Well);

    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Affliction.Victim} {Affliction.Name}: the others' median {Median(Afflicted):0} ms beside {Median(Well):0} ms with every channel well, ratio {Ratio:0.00} over {Well.Count} pairs");

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
