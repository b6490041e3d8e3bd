namespace Distribution.Publishing.Channels.X;

/// <summary>Where a reader sees a post.</summary>
internal static class XPostLink
{
    /// <summary>By the template; by the form X serves for any account when the name is not known.</summary>
    public static Uri Of(XOptions options, string? username, string id) =>
        (username is null && options.PostLink.Contains("{username}", StringComparison.Ordinal) ? null : Fill(options.PostLink, username, id))
        ?? new Uri($"https://x.com/i/status/{id}");

    /// <summary>The template with its places filled; null when that is no URL.</summary>
    public static Uri? Fill(string template, string? username, string id) =>
        Uri.TryCreate(
            template.Replace("{username}", username, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal),
            UriKind.Absolute,
            out var link)
            ? link
            : null;
}
