using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Channels;

/// <summary>What the ranges of a network's options cannot say, and how a fault of theirs becomes one of a setting.</summary>
internal static partial class OptionFaults
{
    /// <summary>Everything wrong with what a channel's settings say for its network.</summary>
    /// <param name="check">One sentence for each fault, beginning with the option's name.</param>
    /// <param name="ofTemplate">What is wrong with the channel's template; of settings that cannot be read nothing else is said.</param>
    public static IReadOnlyList<SettingFault> Of<T>(Parsed<T> read, Func<T, IReadOnlyList<string>> check, IReadOnlyList<SettingFault> ofTemplate) => read switch
    {
        Parsed<T>.Invalid invalid => [new("settings", invalid.Problem)],
        Parsed<T>.Valid valid => [.. check(valid.Value).Select(Keyed), .. ofTemplate],
        _ => throw new UnreachableException($"Settings nobody knows: {read}"),
    };

    /// <summary>The options without a fault. A channel with one is held, and must still not keep the others from running: it has the defaults instead.</summary>
    public static T SoundOf<T>(Parsed<T> read, Func<T, IReadOnlyList<string>> check) where T : new() =>
        read is Parsed<T>.Valid { Value: var options } && check(options) is [] ? options : new();

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
