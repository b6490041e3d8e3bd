using System.Text.RegularExpressions;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>What Facebook and Instagram make of a text alike.</summary>
internal static partial class GraphText
{
    /// <summary>What is wrong with what an editor typed, in one sentence; null when it fits.</summary>
    /// <param name="longest">UTF-16 units.</param>
    public static string? Problem(string typed, int longest) => typed.Length switch
    {
        0 => "The text is empty; type one, or leave it to the template.",
        var length when length > longest => $"The text is too long: {length} of {longest}; take away {length - longest}.",
        _ => null,
    };

    /// <summary>A text as it compares with one that was sent: white space is not kept as it was.</summary>
    public static string Seen(string text) => WhiteSpace().Replace(WellFormedText.Of(text), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
