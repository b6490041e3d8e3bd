using System.Text;
using System.Text.RegularExpressions;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.X;

/// <summary>What X makes of a text beyond its length: mentions, cashtags, links.</summary>
internal static partial class XText
{
    private const char WordJoiner = '\u2060';

    /// <summary>A rendered text with nothing in it that mentions, tags or links, but for the link itself. Lines stay.</summary>
    public static string Harmless(string text, string link)
    {
        var lines = text.Split('\n').Select(line => string.Join(link, line.Split(link).Select(HarmlessPart)));
        return OneCashtag(string.Join('\n', lines), link);
    }

    /// <summary>Cashtags outside of links.</summary>
    public static int Cashtags(TextMeasure measure) => Cashtag().Count(WithoutUrls(measure));

    /// <summary>The first account mentioned outside of links, as it stands; null when none is.</summary>
    public static string? Mention(TextMeasure measure) =>
        MentionOf().Match(WithoutUrls(measure)) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The text with the delivery's own link in place of any link to the article; appended when there is none.</summary>
    public static string WithLink(string text, Uri article, Uri link, string? tokenParameter, DeliveryToken token)
    {
        if (text.Contains(link.OriginalString, StringComparison.Ordinal))
        {
            return text;
        }

        var same = UrlDetection.Find(text).Where(url => LeadsTo(url.Of(text), article, tokenParameter, token)).Take(1).ToArray();
        return same is [var span]
            ? text[..span.Index] + link.OriginalString + text[span.End..]
            : $"{text}\n{link.OriginalString}";
    }

    /// <summary>Whether a link is the article's, whatever was added to count readers or to mark another delivery.</summary>
    private static bool LeadsTo(string address, Uri article, string? tokenParameter, DeliveryToken token)
    {
        var absolute = address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? address : "https://" + address;
        return Uri.TryCreate(absolute, UriKind.Absolute, out var typed)
            && (typed.Scheme == Uri.UriSchemeHttps || typed.Scheme == Uri.UriSchemeHttp)
            && Name(typed) == Name(article);

        string Name(Uri url) => ArticleUrl.Normalise(LinkBuilder.Build(url, [], tokenParameter, token.Value));
    }

    private static string HarmlessPart(string part)
    {
        var kernel = part.Trim();
        return kernel.Length == 0 ? part : part.Replace(kernel, SafeText.Of(kernel), StringComparison.Ordinal);
    }

    /// <summary>Two fields, each with its own, make one too many.</summary>
    private static string OneCashtag(string text, string link)
    {
        var safe = new StringBuilder();
        var seen = 0;
        foreach (var (index, part) in text.Split(link).Index())
        {
            safe.Append(index == 0 ? "" : link).Append(Cashtag().Replace(part, match => seen++ == 0 ? match.Value : $"${WordJoiner}{match.Value[1..]}"));
        }

        return safe.ToString();
    }

    private static string WithoutUrls(TextMeasure measure)
    {
        var text = new StringBuilder(measure.Text);
        foreach (var url in measure.Urls)
        {
            text.Remove(url.Index, url.Length).Insert(url.Index, new string(' ', url.Length));
        }

        return text.ToString();
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_])\$[A-Za-z]{1,6}(?![A-Za-z0-9])")]
    private static partial Regex Cashtag();

    [GeneratedRegex(@"(?:(?<![A-Za-z0-9_.+\-])|(?<=\b[Rr][Tt]))(?<name>[@＠][A-Za-z0-9_]+)")]
    private static partial Regex MentionOf();
}
