using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Planning;

namespace Distribution.Publishing.Channels.X;

/// <summary>Reads a channel's own settings for X out of distribution.json.</summary>
internal static class XSettings
{
    private static readonly XSettingsContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new DurationConverter(), new JsonStringEnumConverter<XFieldsSpelling>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    });

    /// <summary>The options, defaults filled in; nothing at all is all defaults.</summary>
    public static Parsed<XOptions> Read(string? json)
    {
        try
        {
            return new Parsed<XOptions>.Valid(json is null ? new() : JsonSerializer.Deserialize(json, Context.XOptions) ?? new());
        }
        catch (JsonException e)
        {
            return new Parsed<XOptions>.Invalid($"{e.Path ?? "$"} cannot be read; docs/networks/x.md lists the settings and their forms.");
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

[JsonSerializable(typeof(XOptions))]
internal sealed partial class XSettingsContext : JsonSerializerContext;
