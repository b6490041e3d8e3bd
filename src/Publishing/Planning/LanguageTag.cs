using System.Text.RegularExpressions;

namespace Distribution.Publishing.Planning;

/// <summary>BCP 47, as far as a newsroom needs it: language, script, region and variants.</summary>
internal static partial class LanguageTag
{
    /// <summary>Whether it is well formed; whether the language exists, no list here says.</summary>
    public static bool IsValid(string text) => WellFormed.IsMatch(text);

    /// <summary>
    /// Whether one of two tags only says more than the other: <c>en</c> and <c>en-GB</c> match, <c>pt-BR</c> and <c>pt-PT</c> do not. The
    /// underscore of a declared <c>en_GB</c> is the hyphen it should have been.
    /// </summary>
    public static bool Matches(string one, string other)
    {
        var (longer, shorter) = one.Length >= other.Length ? (one, other) : (other, one);
        longer = longer.Replace('_', '-');
        shorter = shorter.Replace('_', '-');
        return longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase)
            && (longer.Length == shorter.Length || longer[shorter.Length] == '-');
    }

    [GeneratedRegex("^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed { get; }
}
