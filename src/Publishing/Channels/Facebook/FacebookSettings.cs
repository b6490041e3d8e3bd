using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>Reads a channel's own settings for Facebook out of distribution.json.</summary>
internal static class FacebookSettings
{
    private static readonly FacebookSettingsContext Context =
        new(SettingsJson.Options(new JsonStringEnumConverter<TokenPlace>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)));

    /// <summary>The options, defaults filled in; nothing at all is all defaults.</summary>
    public static Parsed<FacebookOptions> Read(string? json) => SettingsJson.Read(json, Context.FacebookOptions, "docs/networks/facebook.md");
}

[JsonSerializable(typeof(FacebookOptions))]
internal sealed partial class FacebookSettingsContext : JsonSerializerContext;
