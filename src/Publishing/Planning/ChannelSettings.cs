namespace Distribution.Publishing.Planning;

/// <summary>What distribution.json says about one account on one network.</summary>
public sealed record ChannelSettings
{
    /// <summary>Where it stands in the file, as faults name it.</summary>
    public string Key { get; init; } = "channels[0]";

    /// <summary>How keys, rules and the desk name it.</summary>
    public required ChannelName Name { get; init; }

    /// <summary>One of the networks this program knows.</summary>
    public required NetworkName Network { get; init; }

    /// <summary>The name of the publication it is an account of.</summary>
    public required string Publication { get; init; }

    /// <summary>The post's text as a Liquid template; null takes the network's own.</summary>
    public string? Text { get; init; }

    /// <summary>Campaign parameters of every link, in this order.</summary>
    public IReadOnlyList<UtmParameter> Utm { get; init; } = [];

    /// <summary>The link's parameter that carries the delivery's token; null leaves the token out, and a post is then known again by its text alone.</summary>
    public string? TokenParameter { get; init; } = "d";

    /// <summary>How long after its publication an article is worth a first post: 1 minute to 30 days.</summary>
    public TimeSpan UselessAfter { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The same for breaking news: 1 minute to 30 days.</summary>
    public TimeSpan BreakingUselessAfter { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Whether the article's page is read before a post; null reads it for a real account and not for a stand-in's.</summary>
    public bool? PageCheck { get; init; }

    /// <summary>Carries https links to hosts the publication does not list.</summary>
    public bool AllowOffSiteLinks { get; init; }

    /// <summary>The pace at which waiting posts go out when the channel opens again: one in this time, 1 second to 1 hour.</summary>
    public TimeSpan ReleaseEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The network's own options as the file has them, a JSON object; null when there are none. The network's folder reads it.</summary>
    public string? Settings { get; init; }

    /// <summary>The span that counts for an article.</summary>
    public TimeSpan UselessAfterFor(Article article) => article.Breaking ? BreakingUselessAfter : UselessAfter;

    /// <summary>Whether the page is read before a post.</summary>
    /// <param name="isStandIn">The account is one of a local stand-in's.</param>
    public bool ChecksPage(bool isStandIn) => PageCheck ?? !isStandIn;
}

/// <summary>A campaign parameter of a link, both parts as people read them, not encoded.</summary>
public sealed record UtmParameter(string Name, string Value);
