using Distribution.Publishing.Editing;
using Distribution.Publishing.Recording;
using Spectre.Console;

namespace Distribution.Functions.Commands.View;

/// <summary>A table of the channels that changes in place, and above it a line for everything that has happened.</summary>
internal sealed class LiveView(IAnsiConsole console, Happenings happenings, TimeProvider time) : IDeliveryView
{
    private string? _shown;

    public Task<T> WatchAsync<T>(Func<Action<IReadOnlyList<Delivery>>, Task<T>> watch) => console
        .Live(TableOf([]))
        .AutoClear(true)
        .StartAsync(context => watch(rows =>
        {
            var lines = string.Join('\n', rows.Select(Now));
            if (lines == _shown)
            {
                return;    // drawing what stands there already only flickers
            }

            _shown = lines;
            foreach (var happening in happenings.Since(rows))
            {
                // Over its whole width: it is written where the table stood.
                console.Write(new Padder(new Text(happening.ToString()), new Padding(0)).Expand());
            }

            context.UpdateTarget(TableOf(rows));
        }));

    private Table TableOf(IReadOnlyList<Delivery> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("channel", "state", "now");
        foreach (var row in rows)
        {
            table.AddRow(new Text(row.Key.Channel.Value), new Text(StateWords.Word(row.State), StyleOf(row)), new Text(Now(row)));
        }

        return rows.Count == 0 ? table.AddRow("", "", "The article is being planned.") : table;
    }

    private string Now(Delivery row) => Times.Due(row, time.GetUtcNow()) is { } due ? $"{StateWords.Sentence(row)} ({due})" : StateWords.Sentence(row);

    private static Style StyleOf(Delivery row) => row switch
    {
        { State: DeliveryState.Published } => new(Color.Green),
        { State: DeliveryState.Skipped or DeliveryState.Cancelled or DeliveryState.TakenDown } => new(Color.Grey),
        { IsEnded: true } or { State: DeliveryState.Parked } => new(Color.Red),
        _ => new(Color.Yellow),
    };
}
