using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.X;

/// <summary>Knows a delivery's post again on the account's timeline.</summary>
internal static partial class XTimeline
{
    /// <summary>Whether a post is the one looked for.</summary>
    /// <remarks>
    /// The token in a link decides whenever the link has one and X shows where links lead. Otherwise the text does, compared as people
    /// see it: X hands it back HTML-escaped and with every link replaced by one of its own.
    /// </remarks>
    public static bool IsOf(this XTimelinePost post, FindRequest request)
    {
        // X shows whole seconds: a post of the very second counts.
        var earliest = DateTimeOffset.FromUnixTimeSeconds(request.NotBefore.ToUnixTimeSeconds());
        if (!XWire.IsId(post.Id) || post.CreatedAt < earliest)
        {
            return false;
        }

        var links = post.Links();
        if (post.IsCutOf(request, links))
        {
            return true;
        }

        var hasLink = links.Length > 0 && request.Post.Text.Contains(request.Post.Link.OriginalString, StringComparison.Ordinal);
        return hasLink && Carries(request.Post.Link, request.Token)
            ? links.Any(link => Carries(link, request.Token))
            : Seen(WebUtility.HtmlDecode(post.Note?.Text ?? post.Text ?? ""), request.Post.Link) == Seen(request.Post.Text, request.Post.Link) && (!hasLink || links.Any(link => Same(link, request.Post.Link)));
    }

    /// <summary>
    /// Whether it shows the beginning of a long post and nothing else of it: neither the rest nor a link with a token. X cuts at about 270 characters, at
    /// half as many of those that weigh double.
    /// </summary>
    private static bool IsCutOf(this XTimelinePost post, FindRequest request, Uri[] links)
    {
        const int shortest = 100;
        if (post.Note is not null || WeightedText.Measure(request.Post.Text, XLimits.CutFrom).WeightedLength <= XLimits.CutFrom || links.Any(IsAnothers))
        {
            return false;
        }

        var shown = Seen(WebUtility.HtmlDecode(post.Text ?? ""), request.Post.Link).TrimEnd('…', ' ');
        var sent = Seen(request.Post.Text, request.Post.Link);
        return shown.Length >= shortest && shown.Length < sent.Length && sent.StartsWith(shown, StringComparison.Ordinal);

        bool IsAnothers(Uri link) => !Carries(link, request.Token) && Names(link).Intersect(Names(request.Post.Link, request.Token)).Any();
    }

    /// <summary>The parameters of a link, or only those that carry the token.</summary>
    private static IEnumerable<string> Names(Uri link, DeliveryToken? token = null) =>
        from parameter in link.Query.TrimStart('?').Split('&')
        let pair = parameter.Split('=', 2)
        where pair is [_, _] && (token is null || pair[1] == token.Value)
        select pair[0];

    private static Uri[] Links(this XTimelinePost post) =>
    [
        .. (post.Entities?.Urls ?? []).Concat(post.Note?.Entities?.Urls ?? [])
            .SelectMany(url => new[] { url.ExpandedUrl, url.UnwoundUrl })
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var link) ? link : null)
            .OfType<Uri>(),
    ];

    /// <summary>Whatever the parameter was called when the post was made: fifty bits are not met by chance.</summary>
    private static bool Carries(Uri link, DeliveryToken token) =>
        link.Query.TrimStart('?').Split('&').Any(parameter => parameter.Split('=', 2) is [_, var value] && value == token.Value);

    private static bool Same(Uri one, Uri other) => Uri.Compare(
        one,
        other,
        UriComponents.HostAndPort | UriComponents.PathAndQuery,
        UriFormat.SafeUnescaped,
        StringComparison.Ordinal) == 0;

    /// <summary>A text without its links, composed, each run of white space one space.</summary>
    /// <param name="link">Cut out as it stands: X may know a top-level domain that we do not.</param>
    private static string Seen(string text, Uri link)
    {
        var without = WithoutLinks(WellFormedText.Of(text).Replace(link.OriginalString, " ", StringComparison.Ordinal));
        return WhiteSpace().Replace(without, " ").Trim();
    }

    private static string WithoutLinks(string text)
    {
        var kept = new StringBuilder();
        var end = 0;
        foreach (var link in UrlDetection.Find(text))
        {
            kept.Append(text, end, link.Index - end).Append(' ');
            end = link.Index + link.Length;
        }

        return kept.Append(text, end, text.Length - end).ToString();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
