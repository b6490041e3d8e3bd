using System.Net;
using System.Text.RegularExpressions;

namespace Distribution.Sandbox.Facebook;

/// <summary>The few tags a preview is made of, read from the first megabyte of a page, as the crawler does.</summary>
internal sealed partial record OpenGraphTags(string? Title, string? Description, string? Image)
{
    private const int Looked = 1024 * 1024;

    public static OpenGraphTags Read(string html)
    {
        var head = html.Length > Looked ? html[..Looked] : html;
        var tags = MetaPattern().Matches(head).Select(tag => tag.Value)
            .Select(tag => (Name: Attribute(tag, "property") ?? Attribute(tag, "name"), Value: Attribute(tag, "content")))
            .Where(tag => tag is { Name: not null, Value: not null })
            .GroupBy(tag => tag.Name!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase);
        var title = TitlePattern().Match(head);
        return new OpenGraphTags(
            tags.GetValueOrDefault("og:title") ?? (title.Success ? WebUtility.HtmlDecode(title.Groups[1].Value.Trim()) : null),
            tags.GetValueOrDefault("og:description") ?? tags.GetValueOrDefault("description"),
            tags.GetValueOrDefault("og:image"));
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups[1].Value + found.Groups[2].Value)
            : null;

    [GeneratedRegex("""<meta\s(?:[^>"']|"[^"]*"|'[^']*')*>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaPattern();

    [GeneratedRegex("<title[^>]*>([^<]*)</title>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitlePattern();
}
