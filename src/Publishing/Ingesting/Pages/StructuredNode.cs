using System.Globalization;
using System.Text.Json;

namespace Distribution.Publishing.Ingesting.Pages;

/// <summary>One value of the JSON-LD and the forgiving ways to read it: one thing or a list of it, text or an object with a name.</summary>
internal sealed class StructuredNode(JsonElement element, StructuredData data)
{
    private const int ListLimit = 5_000;

    /// <summary>Its <c>@id</c>.</summary>
    public string? Id => Member("@id") is { } id ? Text(id) : null;

    /// <summary>Whether its type is one of schema.org's kinds of article.</summary>
    public bool IsArticle => Values("@type").Any(type => IsArticleType(type.AsText));

    /// <summary>Itself as text, a number or a truth value included.</summary>
    public string? AsText => Text(element);

    /// <summary>The first text under a name.</summary>
    public string? First(string name) => Values(name).Select(value => value.AsText).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>The values under a name: none, one, or a list's; references resolved.</summary>
    public IEnumerable<StructuredNode> Values(string name)
    {
        if (Member(name) is not { } value)
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(ListLimit).Select(data.Resolve) : [data.Resolve(value)];
    }

    /// <summary>A thing's name: itself when it is text, else its <c>name</c>, else its <c>@value</c>.</summary>
    public string? Name => element.ValueKind == JsonValueKind.Object ? First("name") ?? First("@value") : AsText;

    /// <summary>A thing's address: itself when it is text, else its url.</summary>
    public string? Address => element.ValueKind == JsonValueKind.Object ? First("url") ?? First("contentUrl") ?? Id : AsText;

    /// <summary>A whole number, also as text, with a unit, or as a QuantitativeValue.</summary>
    public int? Number(string name)
    {
        var value = Values(name).FirstOrDefault();
        var text = (value?.First("value") ?? value?.AsText)?.Replace("px", "", StringComparison.OrdinalIgnoreCase);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= ArticleLimits.ImageEdge
            ? (int)number
            : null;
    }

    /// <summary>True or false, also as text or as schema.org's address of it; null for anything else.</summary>
    public bool? Truth(string name) => First(name)?.Trim().Split('/')[^1].ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "1" => true,
        "FALSE" or "NO" or "0" => false,
        _ => null,
    };

    /// <summary>A JSON value as text; null for lists, objects and null.</summary>
    public static string? Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };

    private JsonElement? Member(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static bool IsArticleType(string? type)
    {
        var name = type?.Split('/', '#', ':')[^1];
        return name is "Article" or "NewsArticle" or "BlogPosting" or "LiveBlogPosting" or "Report" or "AdvertiserContentArticle" or "SatiricalArticle"
            or "ScholarlyArticle" or "TechArticle" || (name?.EndsWith("NewsArticle", StringComparison.Ordinal) ?? false);
    }
}
