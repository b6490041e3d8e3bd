using System.Diagnostics;
using Distribution.Publishing.Formatting;
using Distribution.Publishing.Planning;

namespace Distribution.Publishing.Channels;

/// <summary>How a newsroom words its posts on one channel.</summary>
/// <param name="Template">May use the names of the network's formatter.</param>
/// <param name="Campaign">Parameters every link gets.</param>
/// <param name="TokenParameter">The parameter that carries the delivery's token; null for none, which leaves only the text to find a post by.</param>
internal sealed record PostWording(TemplateText Template, IReadOnlyList<LinkParameter> Campaign, string? TokenParameter)
{
    /// <summary>What the channel's settings say; a template that cannot be read counts as the network's own.</summary>
    public static PostWording Of(ChannelSettings settings, string defaultTemplate, IReadOnlyCollection<string> names) => new(
        Parse(Faults(settings, names) is [] && settings.Text is { } text ? text : defaultTemplate, names),
        [.. settings.Utm.Select(parameter => new LinkParameter(parameter.Name, parameter.Value))],
        settings.TokenParameter);

    /// <summary>Reads a template.</summary>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public static TemplateText Parse(string template, IReadOnlyCollection<string> names) => TemplateText.Parse(template, names) switch
    {
        TemplateParse.Parsed parsed => parsed.Template,
        TemplateParse.Invalid invalid => throw new ArgumentException(invalid.Problem),
        var other => throw new UnreachableException($"A template nobody knows: {other}"),
    };

    /// <summary>What is wrong with the channel's template.</summary>
    public static IReadOnlyList<SettingFault> Faults(ChannelSettings settings, IReadOnlyCollection<string> names) =>
        settings.Text is { } text && TemplateText.Parse(text, names) is TemplateParse.Invalid invalid ? [new("text", invalid.Problem)] : [];

    /// <summary>The article's link as the post carries it.</summary>
    public Uri LinkOf(FormatRequest request) =>

        // As any reader of the post's row would make it: the builder's own kind of Uri equals no other.
        new(LinkBuilder.Build(request.Article.Url, Campaign, TokenParameter, request.Token.Value).OriginalString);
}
