using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.X;

/// <summary>An article as a post on X. Pure.</summary>
internal sealed class XFormatter(XOptions options, PostWording wording)
{
    /// <summary>Headline, then link.</summary>
    public const string DefaultTemplate = "{{ headline }}\n{{ link }}";

    public FormattedPost Format(FormatRequest request)
    {
        var link = wording.LinkOf(request);
        var formatted = request.EditedText is { } typed ? Typed(typed, request, link) : Worded(request.Article, link);
        return formatted is FormattedPost.Ready ready ? ready with { Post = ready.Post with { Picture = Described(request.Picture) } } : formatted;
    }

    private static PostPicture? Described(PostPicture? picture) => picture is { AltText: { Length: > XLimits.AltText } text }
        ? picture with { AltText = TextFit.Shorten(text, XLimits.AltText / WeightedText.HeavyWeight) }
        : picture;

    /// <summary>From the template. Only the link is a link, nobody is mentioned, and at most one share is tagged, whatever the article says.</summary>
    private FormattedPost Worded(Article article, Uri link)
    {
        var rendered = wording.Render(article, link, SafeText.Of);
        var measure = Fit(XText.Harmless(rendered, link.OriginalString), link.OriginalString);
        return measure.Valid
            ? new FormattedPost.Ready(new(measure.Text, link), measure.WeightedLength, options.WeightedLimit)
            : new FormattedPost.Unfit(
                measure.WeightedLength == 0 ? "The channel's template leaves nothing to post." : "The link alone is longer than X takes.",
                measure.WeightedLength,
                options.WeightedLimit);
    }

    /// <summary>Shortens what stands before the link; what stands behind it only when there is no more before. The link stays whole.</summary>
    private TextMeasure Fit(string text, string link)
    {
        var whole = Measure(text);
        var at = whole.Text.IndexOf(link, StringComparison.Ordinal);
        if (whole.WeightedLength <= options.WeightedLimit)
        {
            return whole;
        }

        if (at < 0)
        {
            return Measure(TextFit.Shorten(whole.Text, options.WeightedLimit));
        }

        var head = whole.Text[..at].TrimEnd();
        var gap = whole.Text[head.Length..at];
        var fitted = Shortened(head, shortened => shortened.Length == 0 ? whole.Text[at..] : shortened + gap + whole.Text[at..]);
        if (fitted.WeightedLength <= options.WeightedLimit)
        {
            return fitted;
        }

        var end = at + link.Length;
        var tail = whole.Text[end..].TrimStart();
        var space = whole.Text[end..^tail.Length];
        return Shortened(tail, shortened => shortened.Length == 0 ? link : link + space + shortened);
    }

    /// <summary>The longest beginning of a text with which the whole fits; weights do not always add up where texts meet, so the whole is weighed.</summary>
    private TextMeasure Shortened(string text, Func<string, string> whole)
    {
        var budget = options.WeightedLimit - Measure(whole("")).WeightedLength;
        for (; budget > WeightedText.HeavyWeight; budget--)
        {
            if (TextFit.Shorten(text, budget) is { Length: > 1 } beginning && Measure(whole(beginning)) is var measure && measure.WeightedLength <= options.WeightedLimit)
            {
                return measure;
            }
        }

        return Measure(whole(""));
    }

    /// <summary>As an editor typed it. A link to the article stands where they put it, or on a line of its own at the end.</summary>
    private FormattedPost Typed(string typed, FormatRequest request, Uri link)
    {
        var text = WellFormedText.Trimmed(typed);
        if (text.Length == 0)
        {
            return new FormattedPost.Unfit("The text is empty; type one, or leave it to the template.", 0, options.WeightedLimit);
        }

        var measure = Measure(XText.WithLink(text, request.Article.Url, link, wording.TokenParameter, request.Token));
        var problem = measure switch
        {
            _ when XText.Cashtags(measure) > 1 => "X takes at most one cashtag ($NAME) in a post; leave one.",
            _ when !options.AllowMentions && XText.Mention(measure) is { } name => $"X refuses posts from programs that mention accounts; write the name without the @ ({name}).",
            _ when measure.WeightedLength > options.WeightedLimit =>
                $"The text is too long with its link: {measure.WeightedLength} of {options.WeightedLimit}; take away {measure.WeightedLength - options.WeightedLimit}.",
            { Valid: false } => "The text has a character X does not take (a byte-order mark, or U+FFFE or U+FFFF); type it anew.",
            _ => null,
        };
        return problem is null
            ? new FormattedPost.Ready(new(measure.Text, link), measure.WeightedLength, options.WeightedLimit)
            : new FormattedPost.Unfit(problem, measure.WeightedLength, options.WeightedLimit);
    }

    private TextMeasure Measure(string text) => WeightedText.Measure(text, options.WeightedLimit);
}
