using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Knows a delivery's post again on the account.</summary>
internal static class InstagramMatch
{
    /// <summary>Whether a post is the one looked for: the token decides where the caption carries it, else the caption as a whole.</summary>
    public static bool IsOf(this InstagramMedia media, FindRequest request)
    {
        var (caption, sent) = (media.Caption ?? "", request.Post.Text);
        var marked = request.Post.Link.Query.Contains(request.Token.Value, StringComparison.Ordinal) && sent.Contains(request.Post.Link.OriginalString, StringComparison.Ordinal);
        return marked ? caption.Contains(request.Token.Value, StringComparison.Ordinal) : GraphText.Seen(caption) == GraphText.Seen(sent);
    }
}
