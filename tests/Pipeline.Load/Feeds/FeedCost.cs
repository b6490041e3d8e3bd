using System.Globalization;
using Distribution.Publishing.Syndicating;

namespace Distribution.Pipeline.Load.Feeds;

/// <summary>Medians of one form.</summary>
/// <param name="Bytes">Of the file.</param>
/// <param name="Changed">Milliseconds when something has changed since it was last asked for.</param>
/// <param name="Again">Milliseconds when nothing has.</param>
internal sealed record FeedCost(FeedKind Kind, int Bytes, double Changed, double Again)
{
    public double Ratio => Again / Changed;

    public string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"{Kind.File}, {Bytes:N0} bytes: {Changed:0.0} ms after a change, {Again:0.0} ms again, ratio {Ratio:0.00}");
}
