namespace Distribution.Publishing.Channels;

/// <summary>Where a reader sees a post: a template with <c>{username}</c> and <c>{id}</c>.</summary>
internal static class PostLink
{
    /// <summary>By a template that the settings' check has proved to be a URL.</summary>
    /// <exception cref="InvalidOperationException">It is none after all.</exception>
    public static Uri Of(string template, string username, string id) =>
        Fill(template, username, id) ?? throw new InvalidOperationException($"PostLink is no URL: {template}");

    /// <summary>Whether it makes a URL that tells posts apart.</summary>
    public static bool IsUsable(string template) => template.Contains("{id}", StringComparison.Ordinal) && Fill(template, "name", "1") is not null;

    private static Uri? Fill(string template, string username, string id) =>
        Uri.TryCreate(
            template.Replace("{username}", username, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal),
            UriKind.Absolute,
            out var link)
            ? link
            : null;
}
