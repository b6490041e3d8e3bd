using System.Text.Json;
using System.Text.RegularExpressions;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>
/// The error in a body: <c>{"error":{"message","type","code","error_subcode","is_transient","error_user_title","error_user_msg","fbtrace_id"}}</c>.
/// Each part may be missing. Only the two numbers and the flag decide anything: the type is OAuthException whatever happened, and texts are translated.
/// </summary>
internal sealed partial record GraphError
{
    public int? Code { get; private init; }

    public int? Subcode { get; private init; }

    public bool IsTransient { get; private init; }

    /// <summary>What the API says to programs.</summary>
    public string? Message { get; private init; }

    /// <summary>What it says to people, title and text.</summary>
    public string? ForPeople { get; private init; }

    /// <summary>Meta's name for the call, for its support.</summary>
    public string? TraceId { get; private init; }

    /// <summary>The error; null when the body holds none.</summary>
    public static GraphError? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("error", out var error)
                && error.ValueKind is JsonValueKind.Object ? Of(error) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static GraphError Of(JsonElement error) => new()
    {
        Code = Number(error, "code"),
        Subcode = Number(error, "error_subcode"),
        IsTransient = error.TryGetProperty("is_transient", out var transient) && transient.ValueKind is JsonValueKind.True,
        Message = Text(error, "message"),
        ForPeople = Joined(Text(error, "error_user_title"), Text(error, "error_user_msg")),
        TraceId = Text(error, "fbtrace_id"),
    };

    private static int? Number(JsonElement element, string name) => element.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            JsonValueKind.String when int.TryParse(value.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        }
        : null;

    /// <summary>A message about a malformed token quotes it.</summary>
    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? LooksLikeAToken().Replace(text.Trim(), "(hidden)")
            : null;

    private static string? Joined(string? title, string? text) => (title, text) switch
    {
        (null, _) => text,
        (_, null) => title,
        _ => $"{title.TrimEnd('.')}: {text}",
    };

    [GeneratedRegex(@"\b(?:EAA|IG[A-Z]{2}|TH[A-Z]{2})[A-Za-z0-9_-]{8,}|[A-Za-z0-9_-]{48,}")]
    private static partial Regex LooksLikeAToken();
}
