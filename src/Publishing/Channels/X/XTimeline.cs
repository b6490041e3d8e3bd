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
        var hasLink = links.Length > 0 && request.Post.Text.Contains(request.Post.Link.OriginalString, StringComparison.Ordinal);
        return hasLink && Carries(request.Post.Link, request.Token)
            ? links.Any(link => Carries(link, request.Token))
            : Seen(WebUtility.HtmlDecode(post.Text ?? ""), request.Post.Link) == Seen(request.Post.Text, request.Post.Link) && (!hasLink || links.Any(link => Same(link, request.Post.Link)));
    }

    private static Uri[] Links(this XTimelinePost post) =>
    [
        .. (post.Entities?.Urls ?? [])
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
