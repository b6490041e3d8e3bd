using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Distribution.Sandbox.X.Text;

/// <summary>A text as X gives it back.</summary>
internal sealed record StoredText(string Text, IReadOnlyList<XLink> Links)
{
    private const string Slugs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int LongestDisplay = 26;

    /// <param name="text">What was submitted.</param>
    /// <param name="id">Of the post; the t.co links follow from it.</param>
    public static StoredText From(WeightedText text, long id)
    {
        var stored = new StringBuilder();
        var links = new List<XLink>();
        var at = 0;
        foreach (var url in text.Urls)
        {
            stored.Append(Escape(text.Normalized[at..url.Start]));
            var written = text.Normalized[url.Start..url.End];
            var expanded = written.StartsWith("http", StringComparison.OrdinalIgnoreCase) && written.Contains("://", StringComparison.Ordinal) ? written : "http://" + written;
            var start = CodePoints(stored);
            var shortened = "https://t.co/" + Slug(id, links.Count);
            stored.Append(shortened);
            links.Add(new XLink(shortened, expanded, Display(expanded), start, start + shortened.Length));
            at = url.End;
        }

        stored.Append(Escape(text.Normalized[at..]));
        return new StoredText(stored.ToString(), links);
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static int CodePoints(StringBuilder text) => text.ToString().EnumerateRunes().Count();

    private static string Slug(long id, int index)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}/{index}")));
        return string.Concat(hash.Take(10).Select(part => Slugs[part % Slugs.Length]));
    }

    private static string Display(string expanded)
    {
        var shown = expanded[(expanded.IndexOf("://", StringComparison.Ordinal) + 3)..];
        shown = shown.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? shown[4..] : shown;
        return shown.Length > LongestDisplay ? shown[..LongestDisplay] + "…" : shown;
    }
}
