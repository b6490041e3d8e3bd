using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>An article as a post on Instagram: a picture with a caption. Pure. A link in a caption leads nowhere, so there is none unless a template wants it.</summary>
internal sealed class InstagramFormatter(InstagramOptions options, PostWording wording)
{
    /// <summary>Headline, an empty line, description.</summary>
    public const string DefaultTemplate = "{{ headline }}\n\n{{ description }}";

    private const string NoPicture = "The article has no picture, and Instagram takes no post without one.";

    public FormattedPost Format(FormatRequest request)
    {
        if (request.Picture is not { } picture)
        {
            return new FormattedPost.Skipped(SkipReason.NoPicture, request.NoPicture ?? NoPicture);
        }

        var link = wording.LinkOf(request);
        var caption = request.EditedText is { } typed ? Typed(typed) : Worded(request.Article, link);
        return caption is FormattedPost.Ready ready
            ? ready with { Post = new(ready.Post.Text, link) { Picture = Described(picture) } }
            : caption;

        FormattedPost Typed(string text) => OfEditor(WellFormedText.Trimmed(text), link);
    }

    /// <summary>From the template; what is too long is cut at a word. The link stays as it is, whatever signs it has.</summary>
    private FormattedPost Worded(Article article, Uri link)
    {
        var rendered = wording.Render(article, link, SingleSpaces.Of);
        var harmless = InstagramCaption.Harmless(WellFormedText.Trimmed(rendered), link.OriginalString, options.MaxHashtags);
        var text = PlainFit.Shorten(harmless, InstagramCaption.Longest);
        return text.Length == 0 ? Unfit("The channel's template leaves nothing to post.", 0) : Ready(text, link);
    }

    /// <summary>As an editor typed it, hashtags and mentions and all.</summary>
    private static FormattedPost OfEditor(string text, Uri link) => text switch
    {
        _ when GraphText.Problem(text, InstagramCaption.Longest) is { } problem => Unfit(problem, text.Length),
        _ when InstagramCaption.Hashtags(text) is > InstagramCaption.MostHashtags and var tags =>
            Unfit($"Instagram takes at most {InstagramCaption.MostHashtags} hashtags; take away {tags - InstagramCaption.MostHashtags}.", text.Length),
        _ when InstagramCaption.Mentions(text) is > InstagramCaption.MostMentions and var mentions =>
            Unfit($"Instagram takes at most {InstagramCaption.MostMentions} mentions; take away {mentions - InstagramCaption.MostMentions}.", text.Length),
        _ => Ready(text, link),
    };

    private static PostPicture Described(PostPicture picture) => picture.AltText is { Length: > InstagramCaption.LongestAltText } text
        ? picture with { AltText = PlainFit.Shorten(text, InstagramCaption.LongestAltText) }
        : picture;

    private static FormattedPost.Ready Ready(string text, Uri link) => new(new(text, link), text.Length, InstagramCaption.Longest);

    private static FormattedPost.Unfit Unfit(string problem, int length) => new(problem, length, InstagramCaption.Longest);
}
