namespace Distribution.Publishing.Planning;

/// <summary>Which channels carry an article, whenever it may go out: rules, sites, languages.</summary>
internal sealed class Routing(PlanRequest request, Article article)
{
    private readonly Newsroom _newsroom = request.Newsroom;
    private readonly IReadOnlyList<Publication> _publications = request.Newsroom.PublicationsOf(article.Url);

    /// <summary>Why the channel does not carry the article; null when it does.</summary>
    public Skip? SkipFor(ChannelSettings channel) => NoRule(channel) ?? NotOurSite(channel) ?? OtherLanguage(channel);

    private Skip? NoRule(ChannelSettings channel)
    {
        if (_newsroom.Rules is [])
        {
            return _publications is [] || _publications.Any(publication => publication.Name == channel.Publication)
                ? null
                : new(SkipReason.NoRule, $"It belongs to {_publications[0].Name}, and {channel.Name} is an account of {channel.Publication}.");
        }

        return _newsroom.Rules.Any(rule => rule.Channels.Contains(channel.Name) && rule.Matches(article, _publications))
            ? null
            : new(SkipReason.NoRule, $"No rule sends it to {channel.Name}.");
    }

    private Skip? NotOurSite(ChannelSettings channel) =>
        SiteRule.SkipFor(_newsroom, channel, article, isStandIn: request.Standings.TryGetValue(channel.Name, out var standing) && standing.IsStandIn);

    /// <summary>A language of its own keeps an article away only where another account of the network takes it.</summary>
    private Skip? OtherLanguage(ChannelSettings channel)
    {
        if (article.Language is not { } language || IsIn(language, channel))
        {
            return null;
        }

        var other = _newsroom.Channels.FirstOrDefault(other => other.Network == channel.Network
            && IsIn(language, other)
            && NoRule(other) is null
            && NotOurSite(other) is null);
        return other is null
            ? null
            : new(SkipReason.OtherLanguage, $"It is in {language}, which {other.Name} carries; {channel.Name} is in {_newsroom.PublicationOf(channel).Language}.");
    }

    private bool IsIn(string language, ChannelSettings channel) => LanguageTag.Matches(language, _newsroom.PublicationOf(channel).Language);
}
