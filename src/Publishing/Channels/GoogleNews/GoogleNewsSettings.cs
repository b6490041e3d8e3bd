using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Reads a channel's own settings for Google News out of distribution.json.</summary>
internal static class GoogleNewsSettings
{
    private static readonly GoogleNewsSettingsContext Context = new(SettingsJson.Options(
        new JsonStringEnumConverter<GoogleNewsMode>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        new JsonStringEnumConverter<GoogleNewsFeed>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)));

    /// <summary>The options, defaults filled in; nothing at all is all defaults.</summary>
    public static Parsed<GoogleNewsOptions> Read(string? json) => SettingsJson.Read(json, Context.GoogleNewsOptions, "docs/networks/google-news.md");
}

[JsonSerializable(typeof(GoogleNewsOptions))]
internal sealed partial class GoogleNewsSettingsContext : JsonSerializerContext;
