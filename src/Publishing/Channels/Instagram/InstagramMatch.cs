using System.Text.RegularExpressions;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Knows a delivery's post again on the account.</summary>
internal static partial class InstagramMatch
{
    /// <summary>Whether a post is the one looked for: the token decides where the caption carries it, else the caption as a whole.</summary>
    public static bool IsOf(this InstagramMedia media, FindRequest request, DateTimeOffset earliest)
    {
        if (!GraphJson.IsId(media.Id) || media.Timestamp < earliest)
        {
            return false;
        }

        var (caption, sent) = (media.Caption ?? "", request.Post.Text);
        var marked = request.Post.Link.Query.Contains(request.Token.Value, StringComparison.Ordinal) && sent.Contains(request.Post.Link.OriginalString, StringComparison.Ordinal);
        return marked ? caption.Contains(request.Token.Value, StringComparison.Ordinal) : Seen(caption) == Seen(sent);
    }

    private static string Seen(string text) => WhiteSpace().Replace(WellFormedText.Of(text), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
