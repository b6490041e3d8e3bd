using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.X;

/// <summary>How a newsroom words its posts on X, as it writes it into its settings.</summary>
public sealed record XPostFormat
{
    /// <summary>Liquid over headline, description, section, tags, authors, breaking and link.</summary>
    public string Template { get; init; } = XFormatter.DefaultTemplate;

    /// <summary>Parameters every link gets, such as <c>utm_source</c>, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Campaign { get; init; } = [];

    /// <summary>The link's parameter that carries the delivery's token; null leaves only the text to find a post by.</summary>
    public string? TokenParameter { get; init; } = "d";

    /// <summary>Reads the template.</summary>
    /// <exception cref="ArgumentException">The template cannot be read: <see cref="XRegistration.Faults"/> says so before.</exception>
    internal PostWording Parse() => new(
        PostWording.Parse(Template),
        [.. Campaign.Select(pair => new LinkParameter(pair.Key, pair.Value))],
        TokenParameter);
}
