using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>Where every row goes on everything that may happen, as text in columns.</summary>
internal static class TransitionTable
{
    public static string Of<T>(
        IReadOnlyList<(string Name, Delivery Row)> rows,
        IReadOnlyList<T> columns,
        Func<Delivery, T, Delivery?> cell,
        Func<T, string>? name = null) where T : notnull
    {
        string[] head = ["", .. columns.Select(column => name?.Invoke(column) ?? column.GetType().Name)];
        string[][] lines = [head, .. rows.Select(row => (string[])[row.Name + " ", .. columns.Select(column => cell(row.Row, column)?.State.ToString() ?? ".")])];
        var widths = Enumerable.Range(0, head.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        return string.Join('\n', lines.Select(line => string.Join(" | ", line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd()));
    }
}
