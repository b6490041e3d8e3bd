using Distribution.Sandbox.Pages;

namespace Distribution.Sandbox.X;

/// <summary>Turns a stored post into what a reader sees: display links for t.co links, escapes undone.</summary>
internal static class XReader
{
    public static PagePost Page(XPost post, XSandboxAccount? account) => new()
    {
        Id = post.Id,
        Name = account?.Name ?? post.UserId,
        Username = account?.Username ?? post.UserId,
        At = post.CreatedAt,
        Text = [.. Runs(post)],
    };

    private static IEnumerable<PageText> Runs(XPost post)
    {
        var text = post.Text;
        foreach (var link in post.Links)
        {
            var at = text.IndexOf(link.Shortened, StringComparison.Ordinal);
            yield return new PageText(Unescape(text[..at]), null);
            yield return new PageText(link.Displayed, link.Expanded);
            text = text[(at + link.Shortened.Length)..];
        }

        yield return new PageText(Unescape(text), null);
    }

    private static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
