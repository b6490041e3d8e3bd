using Distribution.Sandbox.Pages;

namespace Distribution.Sandbox.Facebook;

/// <summary>Turns a stored post into what a reader sees.</summary>
internal static class FacebookReader
{
    /// <param name="title">What the newest scrape of the link found, if there was one.</param>
    public static PagePost Page(FacebookPost post, FacebookSandboxAccount? account, string? title) => new()
    {
        Id = post.Id,
        Name = account?.Name ?? post.PageId,
        Username = account?.Username ?? post.PageId,
        AccountId = post.PageId,
        At = post.CreatedAt,
        Text = post.Message is { } message ? [new PageText(message, null)] : [],
        Preview = post.Link is { } link ? new PagePreview(link, title) : null,
    };
}
