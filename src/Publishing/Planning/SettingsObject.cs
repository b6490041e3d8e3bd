using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Distribution.Publishing.Planning;

/// <summary>
/// One object of distribution.json while it is read. What is asked for becomes known; a wrong value is noted and read as if it were absent,
/// so that one reading finds every fault; <see cref="Close"/> notes the keys nobody asked for.
/// </summary>
internal sealed partial class SettingsObject(JsonElement element, string path, ICollection<Fault> faults)
{
    private const int ShownOfAValue = 60;

    private readonly List<string> _known = [];

    /// <summary>The channel the object is about; faults bear it from when it is set.</summary>
    public ChannelName? Channel { get; set; }

    /// <summary>Where the object itself stands in the file.</summary>
    public string Path { get; } = path;

    /// <summary>A value as a fault shows it: as written, not all of it when it is long.</summary>
    public static string Show(JsonElement value) =>
        value.GetRawText() is var text && text.Length > ShownOfAValue ? text[..ShownOfAValue] + "…" : text;

    /// <summary>The path of a key below another path.</summary>
    public static string Join(string path, string key) =>
        PlainKey.IsMatch(key) ? (path.Length == 0 ? key : $"{path}.{key}") : $"{path}['{key}']";

    /// <summary>Notes what is wrong with a key's value.</summary>
    public void Note(string key, string problem) => NoteAt(PathOf(key), problem);

    /// <summary>Notes what is wrong with an item of a list.</summary>
    public void Note(string key, int index, string problem) => NoteAt($"{PathOf(key)}[{index}]", problem);

    /// <summary>Where a key of this object stands in the file.</summary>
    public string PathOf(string key) => Join(Path, key);

    /// <summary>Notes what is wrong at a path.</summary>
    public void NoteAt(string where, string problem) => faults.Add(new(where, problem, Channel));

    /// <summary>The value, if the key is there. Of a key written twice the first counts, and the rest is a fault.</summary>
    public bool TryFind(string key, out JsonElement value)
    {
        var isFirstAsking = !_known.Contains(key);
        if (isFirstAsking)
        {
            _known.Add(key);
        }

        JsonElement[] values = [.. element.EnumerateObject().Where(property => property.NameEquals(key)).Select(static property => property.Value)];
        if (values.Length > 1 && isFirstAsking)
        {
            Note(key, $"It stands here {values.Length} times; keep one.");
        }

        value = values.FirstOrDefault();
        return values.Length > 0;
    }

    /// <summary>Text that is not blank; null when it is absent or wrong.</summary>
    /// <param name="form">What is allowed, for the fault.</param>
    /// <param name="required">Notes a key that is absent.</param>
    /// <param name="allowed">Further conditions.</param>
    public string? Text(string key, string form, bool required = false, Func<string, bool>? allowed = null)
    {
        if (!TryFind(key, out var value))
        {
            if (required)
            {
                Note(key, $"It is missing; give {form}.");
            }

            return null;
        }

        if (IsText(value, out var text) && allowed?.Invoke(text) is not false)
        {
            return text;
        }

        Note(key, $"{Show(value)} is not allowed; give {form}.");
        return null;
    }

    /// <summary>True or false; null when it is absent or wrong.</summary>
    public bool? Flag(string key)
    {
        if (!TryFind(key, out var value) || value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.ValueKind is JsonValueKind.Undefined ? null : value.ValueKind is JsonValueKind.True;
        }

        Note(key, $"{Show(value)} is not allowed; give true or false.");
        return null;
    }

    /// <summary>A length of time; null when it is absent or wrong.</summary>
    public TimeSpan? Length(string key, TimeSpan from, TimeSpan to)
    {
        var form = $"a whole number and s, m, h or d, as \"30m\" or \"6h\", from {ShortDuration.Write(from)} to {ShortDuration.Write(to)}";
        return Text(key, form, allowed: text => ShortDuration.TryParse(text) is { } length && length >= from && length <= to) is { } text
            ? ShortDuration.TryParse(text)
            : null;
    }

    /// <summary>A list's items; none when it is absent or wrong.</summary>
    /// <param name="form">What is allowed, for the fault.</param>
    /// <param name="required">Notes a list that is absent or empty.</param>
    public IReadOnlyList<JsonElement> Items(string key, string form, bool required)
    {
        var found = TryFind(key, out var value);
        if (value.ValueKind is JsonValueKind.Array && (!required || value.GetArrayLength() > 0))
        {
            return [.. value.EnumerateArray()];
        }

        if (found || required)
        {
            Note(key, $"{(found ? $"{Show(value)} is not allowed" : "It is missing")}; give {form}.");
        }

        return [];
    }

    /// <summary>Notes every key nobody has asked for.</summary>
    public void Close()
    {
        foreach (var property in element.EnumerateObject().DistinctBy(static property => property.Name).Where(property => !_known.Contains(property.Name)))
        {
            var problem = SecretKey.IsSecret(property.Name, property.Value.ValueKind) ? SecretKey.Problem
                : Suggestion.For(property.Name, _known) is { } meant ? $"There is no such key; did you mean {meant}?"
                : $"There is no such key; there are {string.Join(", ", _known)}.";
            Note(property.Name, problem);
        }
    }

    /// <summary>Whether the value is text that is not blank.</summary>
    public static bool IsText(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        text = value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        return !string.IsNullOrWhiteSpace(text);
    }

    [GeneratedRegex("^[A-Za-z_$][A-Za-z0-9_$]*\\z")]
    private static partial Regex PlainKey { get; }
}
