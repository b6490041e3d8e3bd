using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Channels.X;

/// <summary>Reads a channel's own settings for X out of distribution.json.</summary>
internal static class XSettings
{
    private static readonly XSettingsContext Context =
        new(SettingsJson.Options(new JsonStringEnumConverter<XFieldsSpelling>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)));

    /// <summary>The options, defaults filled in; nothing at all is all defaults.</summary>
    public static Parsed<XOptions> Read(string? json) => SettingsJson.Read(json, Context.XOptions, "docs/networks/x.md");
}

[JsonSerializable(typeof(XOptions))]
internal sealed partial class XSettingsContext : JsonSerializerContext;
