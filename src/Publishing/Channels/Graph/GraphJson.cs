using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>How the Graph API writes JSON.</summary>
internal static class GraphJson
{
    private static readonly GraphContext Shared = new(Options());

    /// <summary>For a network's source-generated context.</summary>
    public static JsonSerializerOptions Options() => new()
    {
        // Bodies are read by the API alone, never inside a page: every letter stays itself, and the bytes are the same at each sending.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new TimeConverter() },
    };

    /// <summary>The body as a record; null for HTML, nothing, half an answer: the caller knows what that means.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The id of what was created; null when the body does not name one.</summary>
    public static string? ReadId(ReadOnlyMemory<byte> body) => Read(body, Shared.GraphCreated)?.Id is { } id && IsId(id) ? id : null;

    /// <summary>Whether the body says that it worked.</summary>
    public static bool ReadSuccess(ReadOnlyMemory<byte> body) => Read(body, Shared.GraphDone)?.Success is true;

    /// <summary>Whether it is an id of Meta's: digits, for a post two numbers with an underscore between.</summary>
    public static bool IsId(string? id) => id is { Length: >= 1 and <= 80 } && id.All(c => char.IsAsciiDigit(c) || c == '_') && char.IsAsciiDigit(id[0]) && char.IsAsciiDigit(id[^1]);

    /// <summary><c>2019-05-17T16:24:04+0000</c>: an offset without a colon, which System.Text.Json does not read by itself.</summary>
    private sealed class TimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String
            && DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : throw new JsonException("A time is written like 2019-05-17T16:24:04+0000.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture));
    }
}

internal sealed record GraphCreated(string? Id);

internal sealed record GraphDone(bool? Success);

[JsonSerializable(typeof(GraphCreated))]
[JsonSerializable(typeof(GraphDone))]
[JsonSerializable(typeof(GraphShare))]
[JsonSerializable(typeof(Dictionary<string, GraphShare[]>))]
internal sealed partial class GraphContext : JsonSerializerContext;
