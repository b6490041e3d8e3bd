using System.Text.RegularExpressions;

namespace Distribution.Publishing.Formatting;

/// <summary>
/// A text on one line with single spaces and none at its ends. A full-width space by itself stays: Japanese parts the halves of a headline
/// by it, as others do by a colon.
/// </summary>
internal static partial class SingleSpaces
{
    /// <summary>Applied again it changes nothing.</summary>
    public static string Of(string text) => Spaces.Replace(text.Trim(), static run => run.Value is "\u3000" ? run.Value : " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces { get; }
}
