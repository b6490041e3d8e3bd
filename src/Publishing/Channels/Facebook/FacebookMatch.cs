using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>Knows a delivery's post again on the Page.</summary>
internal static class FacebookMatch
{
    /// <summary>A link inside a link inside a link: Facebook wraps once.</summary>
    private const int Wraps = 3;

    /// <summary>Whether a post is the one looked for.</summary>
    /// <remarks>
    /// The token in a link decides, whichever it is. A link without any decides nothing: Facebook may show the article's canonical address
    /// (og:url) in place of the one it was sent, so then the text does.
    /// </remarks>
    public static bool IsOf(this FacebookPost post, FindRequest request)
    {
        var parameters = post.Links().SelectMany(link => Parameters(link, Wraps)).ToArray();
        var names = Parameters(request.Post.Link.OriginalString, Wraps).Where(parameter => parameter.Value == request.Token.Value).Select(parameter => parameter.Key).ToArray();
        return names.Length > 0 && parameters.Any(parameter => parameter.Value == request.Token.Value)
            || (!parameters.Any(parameter => names.Contains(parameter.Key)) && GraphText.Seen(post.Message ?? "") == GraphText.Seen(request.Post.Text));
    }

    private static IEnumerable<string> Links(this FacebookPost post) =>
        (post.Attachments?.Data ?? [])
            .Where(attachment => attachment is not null)
            .SelectMany(attachment => new[] { attachment.Url, attachment.UnshimmedUrl, attachment.Target?.Url })
            .OfType<string>();

    /// <summary>Of the link, and of a link one of them carries: <c>l.facebook.com/l.php?u=…</c>.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Parameters(string link, int wraps) =>
        wraps > 0 && Uri.TryCreate(link, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? url.Query.TrimStart('?').Split('&')
                .Select(parameter => parameter.Split('=', 2))
                .Where(pair => pair is [_, _])
                .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1])))
                .SelectMany(pair => Parameters(pair.Value, wraps - 1).Prepend(pair))
            : [];
}
