using System.Text.Json;
using System.Text.RegularExpressions;
using JsonKind = System.Text.Json.JsonValueKind;

namespace Distribution.Publishing.Planning;

/// <summary>Knows a key that asks for a secret by its last words: <c>apiSecret</c>, <c>access_token</c>, <c>password</c>, <c>apiKey</c>; not <c>tokenParameter</c>.</summary>
internal static partial class SecretKey
{
    /// <summary>What is said of a secret in the file.</summary>
    public const string Problem = "A secret never stands in this file; put it into the environment and take it out of every copy of the file.";

    /// <summary>Whether the key is named like a secret and has a value.</summary>
    public static bool IsSecret(string key, JsonKind kind) => kind is (JsonKind.String or JsonKind.Number or JsonKind.Array) && NamedLikeOne.IsMatch(key);

    /// <summary>The secrets in a value, by their paths.</summary>
    public static IEnumerable<string> Within(JsonElement value, string path) => value.ValueKind switch
    {
        JsonKind.Object => value.EnumerateObject().SelectMany(property => IsSecret(property.Name, property.Value.ValueKind)
            ? [SettingsObject.Join(path, property.Name)]
            : Within(property.Value, SettingsObject.Join(path, property.Name))),
        JsonKind.Array => value.EnumerateArray().SelectMany((item, index) => Within(item, $"{path}[{index}]")),
        _ => [],
    };

    [GeneratedRegex(
        "(secret|token|password|passwd|passphrase|credentials?|bearer|(api|private|access|consumer|client|signing)[-_]?key)s?\\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedLikeOne { get; }
}
