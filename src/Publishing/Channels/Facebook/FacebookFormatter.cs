using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>An article as a post on a Page. Pure. The link is a field of its own and becomes the preview, so the text has none unless a template wants it.</summary>
internal sealed class FacebookFormatter(FacebookOptions options, PostWording wording)
{
    /// <summary>Headline, an empty line, description.</summary>
    public const string DefaultTemplate = "{{ headline }}\n\n{{ description }}";

    private const char WordJoiner = '\u2060';

    public FormattedPost Format(FormatRequest request)
    {
        var link = wording.LinkOf(request);
        return request.EditedText is { } typed ? Typed(typed, link) : Worded(request.Article, link);
    }

    /// <summary>From the template. Nothing in it mentions or links, but for the link itself, whatever the article says.</summary>
    private FormattedPost Worded(Article article, Uri link)
    {
        var rendered = wording.Render(article, link, SafeText.Of);
        var text = Fit(WithoutMentions(WellFormedText.Trimmed(rendered)), link.OriginalString);
        return text switch
        {
            { Length: 0 } => Unfit("The channel's template leaves nothing to post.", 0),
            _ when text.Length > options.MaxLength => Unfit("The link alone is longer than the channel's maxLength.", text.Length),
            _ => Ready(text, link),
        };
    }

    /// <summary>As an editor typed it, mentions and all. The link is attached beside it.</summary>
    private FormattedPost Typed(string typed, Uri link)
    {
        var text = WellFormedText.Trimmed(typed);
        return GraphText.Problem(text, options.MaxLength) is { } problem ? Unfit(problem, text.Length) : Ready(text, link);
    }

    /// <summary><c>@[id]</c> mentions a Page; the usual mentions are broken already.</summary>
    private static string WithoutMentions(string text) => text.Replace("@[", $"@{WordJoiner}[", StringComparison.Ordinal);

    /// <summary>Shortens what stands before the link, or all of it when there is none. The link stays whole.</summary>
    private string Fit(string text, string link)
    {
        var at = text.IndexOf(link, StringComparison.Ordinal);
        if (text.Length <= options.MaxLength || at < 0)
        {
            return PlainFit.Shorten(text, options.MaxLength);
        }

        var head = text[..at].TrimEnd();
        var rest = text[head.Length..];
        return rest.Length <= options.MaxLength
            ? (PlainFit.Shorten(head, options.MaxLength - rest.Length) + rest).Trim()
            : link;
    }

    private FormattedPost.Ready Ready(string text, Uri link) => new(new(text, link), text.Length, options.MaxLength);

    private FormattedPost.Unfit Unfit(string problem, int length) => new(problem, length, options.MaxLength);
}
