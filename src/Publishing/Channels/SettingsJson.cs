using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Planning;

namespace Distribution.Publishing.Channels;

/// <summary>Reads a channel's own settings out of distribution.json; the form is the same for every network.</summary>
internal static class SettingsJson
{
    /// <summary>For a network's source-generated context.</summary>
    /// <param name="enums">A converter for each of its enumerations.</param>
    public static JsonSerializerOptions Options(params JsonConverter[] enums)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Converters = { new DurationConverter() },
        };
        foreach (var converter in enums)
        {
            options.Converters.Add(converter);
        }

        return options;
    }

    /// <summary>The options, defaults filled in; nothing at all is all defaults.</summary>
    /// <param name="page">The file that lists the settings.</param>
    public static Parsed<T> Read<T>(string? json, JsonTypeInfo<T> type, string page) where T : class, new()
    {
        try
        {
            return new Parsed<T>.Valid(json is null ? new() : JsonSerializer.Deserialize(json, type) ?? new());
        }
        catch (JsonException e)
        {
            return new Parsed<T>.Invalid($"{e.Path ?? "$"} cannot be read; {page} lists the settings and their forms.");
        }
    }

    /// <summary>Durations have the one form they have everywhere in the file.</summary>
    private sealed class DurationConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && ShortDuration.TryParse(reader.GetString()!) is { } length
                ? length
                : throw new JsonException("A duration is written like 90s, 30m, 6h or 2d.");

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(ShortDuration.Write(value));
    }
}
