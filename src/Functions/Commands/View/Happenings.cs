using System.Globalization;
using Distribution.Publishing;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands.View;

/// <summary>What has happened to some deliveries since the last reading, one line each. States that came and went between two readings are there too.</summary>
/// <param name="known">As they stood before: what had happened by then is no news.</param>
internal sealed class Happenings(IEnumerable<Delivery> known)
{
    private readonly Dictionary<DeliveryKey, DeliveryEvent?> _last = known.ToDictionary(row => row.Key, row => row.History.Count == 0 ? null : row.History[^1]);

    /// <summary>What is new, in the order it happened.</summary>
    public IReadOnlyList<Happening> Since(IReadOnlyList<Delivery> rows)
    {
        var width = rows.Select(row => DeliveryTable.ChannelOf(row).Length).DefaultIfEmpty().Max();
        return [.. rows.SelectMany(row => News(row, width)).OrderBy(news => news.Event.At)];
    }

    private List<Happening> News(Delivery row, int width)
    {
        var seen = _last.GetValueOrDefault(row.Key) is { } last ? row.History.ToList().LastIndexOf(last) + 1 : 0;
        var news = new List<Happening>();
        for (var i = seen; i < row.History.Count; i++)
        {
            var before = i == 0 ? (DeliveryState?)null : row.History[i - 1].State;
            news.Add(new(DeliveryTable.ChannelOf(row).PadRight(width), row.History[i], StateWords.Sentence(before, row.History[i])));
        }

        _last[row.Key] = row.History.Count == 0 ? null : row.History[^1];
        return news;
    }
}

/// <summary>Something that happened to a delivery.</summary>
/// <param name="Channel">As wide as the widest of the channels beside it.</param>
/// <param name="Sentence">For a person.</param>
internal sealed record Happening(string Channel, DeliveryEvent Event, string Sentence)
{
    private const int StateWidth = 11;

    /// <summary>One line: the time here, the channel, the state, what it means.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Event.At.ToLocalTime():HH:mm:ss.f}  {Channel}  {StateWords.Word(Event.State).PadRight(StateWidth)}  {Sentence}");
}
