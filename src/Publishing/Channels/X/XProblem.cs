using System.Text.Json;

namespace Distribution.Publishing.Channels.X;

/// <summary>
/// What X says went wrong. It has three shapes, sometimes mixed: a problem object, a problem with <c>errors</c> naming parameters,
/// and the old <c>{"errors":[{"code":88,"message":"…"}]}</c>; each is read as far as it goes.
/// </summary>
internal sealed record XProblem
{
    private const string TypeMark = "/2/problems/";

    /// <summary>Nothing that could be read: HTML, an empty body, half an answer.</summary>
    public static XProblem Unreadable { get; } = new() { IsReadable = false };

    public bool IsReadable { get; private init; } = true;

    public string? Title { get; private init; }

    public string? Detail { get; private init; }

    /// <summary>The end of <c>type</c> after <c>/2/problems/</c>, whose host differs between bodies; <c>about:blank</c> as it is.</summary>
    public string? Type { get; private init; }

    /// <summary>Codes of the old shape.</summary>
    public IReadOnlyList<int> Codes { get; private init; } = [];

    public IReadOnlyList<string> Messages { get; private init; } = [];

    /// <summary>The parameters X found fault with.</summary>
    public IReadOnlyList<string> Parameters { get; private init; } = [];

    /// <summary>Everything X said in words.</summary>
    public string Words => string.Join(' ', new[] { Title, Detail }.Concat(Messages).Where(words => !string.IsNullOrWhiteSpace(words)));

    /// <summary>The clearest sentence of it.</summary>
    public string? Sentence => Messages is [var first, ..] ? first : Detail ?? Title;

    public bool Says(string words) => Words.Contains(words, StringComparison.OrdinalIgnoreCase);

    public bool IsOfType(string part) => Type?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;

    public static XProblem Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root ? Of(root) : Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    private static XProblem Of(JsonElement root)
    {
        var errors = root.TryGetProperty("errors", out var list) && list.ValueKind is JsonValueKind.Array
            ? list.EnumerateArray().Where(error => error.ValueKind is JsonValueKind.Object).ToArray()
            : [];
        return new()
        {
            Title = Text(root, "title") ?? errors.Select(error => Text(error, "title")).FirstOrDefault(),
            Detail = Text(root, "detail"),
            Type = Suffix(Text(root, "type") ?? errors.Select(error => Text(error, "type")).FirstOrDefault(type => type is not null)),
            Codes = [.. errors.Select(Code).OfType<int>()],
            Messages = [.. errors.Select(error => Text(error, "message") ?? Text(error, "detail")).OfType<string>()],
            Parameters = [.. errors.SelectMany(Named)],
        };
    }

    private static IEnumerable<string> Named(JsonElement error) =>
        error.TryGetProperty("parameters", out var parameters) && parameters.ValueKind is JsonValueKind.Object
            ? parameters.EnumerateObject().Select(parameter => parameter.Name)
            : [];

    private static int? Code(JsonElement error) =>
        error.TryGetProperty("code", out var code) && code.ValueKind is JsonValueKind.Number && code.TryGetInt32(out var number) ? number : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string? Suffix(string? type) =>
        type?.IndexOf(TypeMark, StringComparison.Ordinal) is >= 0 and var at ? type[(at + TypeMark.Length)..] : type;
}
