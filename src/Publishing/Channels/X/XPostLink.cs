namespace Distribution.Publishing.Channels.X;

/// <summary>Where a reader sees a post.</summary>
internal static class XPostLink
{
    /// <summary>What X, and its stand-in, take for any account's name.</summary>
    private const string AnyName = "i";

    /// <summary>By the template, which the settings' check has proved to be a URL.</summary>
    public static Uri Of(XOptions options, string? username, string id) =>
        Fill(options.PostLink, username ?? AnyName, id) ?? throw new InvalidOperationException($"PostLink is no URL: {options.PostLink}");

    /// <summary>The template with its places filled; null when that is no URL.</summary>
    public static Uri? Fill(string template, string? username, string id) =>
        Uri.TryCreate(
            template.Replace("{username}", username, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal),
            UriKind.Absolute,
            out var link)
            ? link
            : null;
}
