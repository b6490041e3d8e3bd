using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Reads a channel's own settings for Instagram out of distribution.json.</summary>
internal static class InstagramSettings
{
    private static readonly Uri OfInstagramLogin = new("https://graph.instagram.com");

    private static readonly InstagramSettingsContext Context = new(SettingsJson.Options(
        new JsonStringEnumConverter<TokenPlace>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        new JsonStringEnumConverter<InstagramLogin>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)));

    /// <summary>The options, defaults filled in; nothing at all is all defaults. A login brings its own host unless another is set.</summary>
    public static Parsed<InstagramOptions> Read(string? json)
    {
        var read = SettingsJson.Read(json, Context.InstagramOptions, "docs/networks/instagram.md");
        if (read is Parsed<InstagramOptions>.Valid { Value: { Login: InstagramLogin.Instagram } options } && options.BaseUrl == new InstagramOptions().BaseUrl)
        {
            options.BaseUrl = OfInstagramLogin;
        }

        return read;
    }
}

[JsonSerializable(typeof(InstagramOptions))]
internal sealed partial class InstagramSettingsContext : JsonSerializerContext;
