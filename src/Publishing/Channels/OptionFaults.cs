using System.Text.Json;
using System.Text.RegularExpressions;

namespace Distribution.Publishing.Channels;

/// <summary>What the ranges of a network's options cannot say, and how a fault of theirs becomes one of a setting.</summary>
internal static partial class OptionFaults
{
    /// <summary>Credentials would go out in clear over http, so it is only for a host of this machine or network.</summary>
    public static IEnumerable<string> OfBaseUrl(Uri? url)
    {
        if (url is not null && !IsUsable(url))
        {
            yield return "BaseUrl: must be https with neither path nor query; http is only for a host of this machine or network.";
        }
    }

    /// <summary>A link to a post tells posts apart.</summary>
    public static IEnumerable<string> OfPostLink(string? template)
    {
        if (template is not null && !PostLink.IsUsable(template))
        {
            yield return "PostLink: must be an absolute URL that contains {id}.";
        }
    }

    /// <summary>The checks of options begin each sentence with the option's name.</summary>
    public static SettingFault Keyed(string fault) => fault.Split(": ", 2) is [var option, var problem]
        ? new($"settings.{JsonNamingPolicy.CamelCase.ConvertName(option)}", TheField().Replace(problem, "It"))
        : new("settings", fault);

    private static bool IsUsable(Uri url) =>
        url is { IsAbsoluteUri: true, AbsolutePath: "/", Query: "", UserInfo: "" }
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && (url.IsLoopback || !url.Host.Contains('.', StringComparison.Ordinal))));

    [GeneratedRegex(@"\bThe field \w+\.\w+")]
    private static partial Regex TheField();
}
