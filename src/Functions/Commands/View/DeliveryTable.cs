using System.Globalization;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Recording;
using Spectre.Console;

namespace Distribution.Functions.Commands.View;

/// <summary>Deliveries as a table without lines: channel, state, attempts, time, link.</summary>
internal static class DeliveryTable
{
    /// <summary>A link is never broken into lines; the terminal does that so that it can still be followed.</summary>
    private const int NoLimit = 10_000;

    /// <summary>Writes the table.</summary>
    public static void Write(IReadOnlyList<Delivery> rows, TextWriter output)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var heading in (string[])["CHANNEL", "STATE", "ATTEMPTS", "TIME", "LINK"])
        {
            table.AddColumn(new TableColumn(heading) { Padding = new(0, 0, heading == "LINK" ? 0 : 2, 0), NoWrap = true });
        }

        foreach (var row in rows)
        {
            table.AddRow(
                ChannelOf(row),
                StateWords.Word(row.State),
                row.Attempts.ToString(CultureInfo.InvariantCulture),
                Times.Took(row) is { } took ? Times.Length(took) : "-",
                LinkOf(row) is { } link ? Short(link) : "-");
        }

        using var text = new StringWriter();
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = NoLimit;
        console.Write(table);
        foreach (var line in text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Where a reader finds it, if a reader does.</summary>
    public static Uri? LinkOf(Delivery row) => row.State is DeliveryState.TakenDown ? null : row.Link;

    /// <summary>A file below the present folder by its path from here; anything else whole.</summary>
    public static string Short(Uri link) => link.IsFile ? Short(link.LocalPath) : link.ToString();

    /// <inheritdoc cref="Short(Uri)"/>
    public static string Short(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The channel, and the occasion where it is not the first publication.</summary>
    public static string ChannelOf(Delivery row) =>
        row.Key.Occasion == Publishing.Occasion.Publication ? row.Key.Channel.Value : $"{row.Key.Channel} ({row.Key.Occasion})";
}
