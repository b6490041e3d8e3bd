using System.Globalization;
using System.Text;
using System.Text.Json;
using Distribution.Publishing;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands.View;

/// <summary>How everything stands: deliveries by state, each channel's condition, and what needs a person.</summary>
internal sealed class WholeStatus(PublishingMode mode, IReadOnlyList<StateCount> counts, IReadOnlyList<ChannelGate> gates, DateTimeOffset now)
{
    /// <summary>What is about to be wrong with a channel's connection.</summary>
    public IReadOnlyDictionary<ChannelName, string> Warnings { get; init; } = new Dictionary<ChannelName, string>();

    /// <summary>Deliveries that need a person.</summary>
    public required IReadOnlyList<Delivery> Parked { get; init; }

    /// <summary>What the newsroom said that needs a person.</summary>
    public required IReadOnlyList<ParkedEvent> ParkedEvents { get; init; }

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine(mode.ToString());
        foreach (var gate in gates)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{gate.Channel}: {Condition(gate)}");
            foreach (var count in counts.Where(count => count.Channel == gate.Channel))
            {
                text.AppendLine(Line(count));
            }
        }

        foreach (var gone in counts.Where(count => gates.All(gate => gate.Channel != count.Channel)).GroupBy(count => count.Channel))
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{gone.Key}: no longer in the settings.");
            foreach (var count in gone)
            {
                text.AppendLine(Line(count));
            }
        }

        if (Parked.Count + ParkedEvents.Count > 0)
        {
            text.AppendLine().AppendLine("Somebody has to look at:");
        }

        foreach (var row in Parked)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {row.Key.Article} on {DeliveryTable.ChannelOf(row)}: {StateWords.Sentence(row)}");
        }

        foreach (var parked in ParkedEvents)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {parked.Event.Names[0]}, told by {parked.Event.Source}: {parked.Reason}");
        }

        return text.ToString();
    }

    public string ToJson() => JsonSerializer.Serialize(
        new()
        {
            Mode = mode.ToString(),
            Channels = [.. gates.Select(Of)],
            Deliveries = [.. counts.Select(count => new CountReport(count.Channel.Value, count.State.ToString(), count.Count))],
            Parked = [.. Parked.Select(row => new ParkedReport(row.Key.Article.Value, row.Key.Channel.Value, row.Key.Occasion.Value, row.Reason))],
            ParkedEvents = [.. ParkedEvents.Select(parked => new ParkedEventReport(parked.Event.Id, parked.Event.Source, parked.Event.Names[0].Value, parked.Reason))],
        },
        StatusContext.Readable.WholeStatusReport);

    private static string Line(StateCount count) => string.Create(CultureInfo.InvariantCulture, $"  {count.Count,6}  {StateWords.Word(count.State)}");

    private string Condition(ChannelGate gate) => gate.Now(now) switch
    {
        ChannelCondition.Waiting waiting => $"waits until {Times.At(waiting.Until, now)}. {waiting.Reason}",
        ChannelCondition.Held held => $"held since {Times.At(held.Since, now)}. {StateWords.Sentence(held.Cause)} {held.Reason}",
        _ => Warnings.GetValueOrDefault(gate.Channel) is { } warning ? $"open. {warning}" : "open",
    };

    private ChannelReport Of(ChannelGate gate) => gate.Now(now) switch
    {
        ChannelCondition.Waiting waiting => new(gate.Channel.Value, "waiting", null, waiting.Reason, waiting.Until),
        ChannelCondition.Held held => new(gate.Channel.Value, "held", held.Cause, held.Reason, null),
        _ => new(gate.Channel.Value, "open", null, Warnings.GetValueOrDefault(gate.Channel), null),
    };
}
