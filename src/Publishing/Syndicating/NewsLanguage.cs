using System.Text.RegularExpressions;

namespace Distribution.Publishing.Syndicating;

/// <summary>
/// A language as a news sitemap writes it: two or three small letters without a region, but for the two ways of writing Chinese.
/// The schema's pattern is <c>zh-cn|zh-tw|([a-z]{2,3})</c>.
/// </summary>
internal static partial class NewsLanguage
{
    /// <summary>ISO 639's own word for not knowing.</summary>
    private const string Undetermined = "und";

    private static readonly string[] Traditional = ["hant", "tw", "hk", "mo"];

    /// <summary>What the article declares; else the publication's.</summary>
    public static string Of(string? declared, string publication) => Read(declared) ?? Read(publication) ?? Undetermined;

    private static string? Read(string? tag)
    {
        var parts = tag?.Trim().Replace('_', '-').ToLowerInvariant().Split('-') ?? [];
        return parts switch
        {
            ["zh", .. var rest] => !rest.Contains("hans") && rest.Intersect(Traditional).Any() ? "zh-tw" : "zh-cn",
            [var language, ..] when Iso639.IsMatch(language) => language,
            _ => null,
        };
    }

    [GeneratedRegex("^[a-z]{2,3}\\z")]
    private static partial Regex Iso639 { get; }
}
