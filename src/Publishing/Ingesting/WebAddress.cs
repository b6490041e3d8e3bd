namespace Distribution.Publishing.Ingesting;

/// <summary>Which links a sender may name: absolute, http or https, no credentials in them.</summary>
internal static class WebAddress
{
    /// <summary>The address without its fragment, or null.</summary>
    /// <param name="relativeTo">The page it stands on; null refuses relative links.</param>
    public static Uri? Read(string? text, Uri? relativeTo = null)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > ArticleLimits.Url)
        {
            return null;
        }

        if (!HasScheme(text))
        {
            return relativeTo is not null && Uri.TryCreate(relativeTo, text, out var resolved) ? Accept(resolved) : null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var absolute) ? Accept(absolute) : null;
    }

    // A path like /2026/story counts as an absolute file path on Unix, so the scheme is looked for by hand.
    private static bool HasScheme(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static Uri? Accept(Uri uri)
    {
        if ((uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.UserInfo.Length > 0 || uri.Host.Length == 0 || !ArticleUrl.HasName(uri))
        {
            return null;
        }

        return uri.Fragment.Length == 0 ? uri : new Uri(uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
    }
}
