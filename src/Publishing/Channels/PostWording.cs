using System.Diagnostics;
using Distribution.Publishing.Formatting;
using Distribution.Publishing.Planning;

namespace Distribution.Publishing.Channels;

/// <summary>How a newsroom words its posts on one channel.</summary>
/// <param name="Template">May use <see cref="Names"/>.</param>
/// <param name="Campaign">Parameters every link gets.</param>
/// <param name="TokenParameter">The parameter that carries the delivery's token; null for none, which leaves only the text to find a post by.</param>
internal sealed record PostWording(TemplateText Template, IReadOnlyList<LinkParameter> Campaign, string? TokenParameter)
{
    /// <summary>What a template may use.</summary>
    public static IReadOnlyCollection<string> Names { get; } = ["headline", "description", "section", "tags", "authors", "breaking", "link"];

    /// <summary>What the channel's settings say; a template that cannot be read counts as the network's own.</summary>
    public static PostWording Of(ChannelSettings settings, string defaultTemplate) => new(
        Parse(Faults(settings) is [] && settings.Text is { } text ? text : defaultTemplate),
        [.. settings.Utm.Select(parameter => new LinkParameter(parameter.Name, parameter.Value))],
        settings.TokenParameter);

    /// <summary>Reads a template.</summary>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public static TemplateText Parse(string template) => TemplateText.Parse(template, Names) switch
    {
        TemplateParse.Parsed parsed => parsed.Template,
        TemplateParse.Invalid invalid => throw new ArgumentException(invalid.Problem),
        var other => throw new UnreachableException($"A template nobody knows: {other}"),
    };

    /// <summary>What is wrong with the channel's template.</summary>
    public static IReadOnlyList<SettingFault> Faults(ChannelSettings settings) =>
        settings.Text is { } text && TemplateText.Parse(text, Names) is TemplateParse.Invalid invalid ? [new("text", invalid.Problem)] : [];

    /// <summary>The article's link as the post carries it.</summary>
    public Uri LinkOf(FormatRequest request) =>

        // As any reader of the post's row would make it: the builder's own kind of Uri equals no other.
        new(LinkBuilder.Build(request.Article.Url, Campaign, TokenParameter, request.Token.Value).OriginalString);

    /// <summary>The template filled in with an article, not yet fitted to any length.</summary>
    /// <param name="harmless">What the network makes of the article's own words.</param>
    public string Render(Article article, Uri link, Func<string, string> harmless) => Template.Render(new Dictionary<string, object?>
    {
        ["headline"] = harmless(article.Headline),
        ["description"] = harmless(article.Description ?? ""),
        ["section"] = harmless(article.Section ?? ""),
        ["tags"] = article.Tags.Select(harmless).ToArray(),
        ["authors"] = article.Authors.Select(harmless).ToArray(),
        ["breaking"] = article.Breaking,
        ["link"] = link.OriginalString,
    });
}
