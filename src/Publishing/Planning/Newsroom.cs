namespace Distribution.Publishing.Planning;

/// <summary>The newsroom's settings: what distribution.json says, checked, with every default filled in.</summary>
public sealed record Newsroom
{
    /// <summary>The sites articles come from; at least one.</summary>
    public required IReadOnlyList<Publication> Publications { get; init; }

    /// <summary>The accounts articles go to, in the file's order, which is the order of a plan.</summary>
    public required IReadOnlyList<ChannelSettings> Channels { get; init; }

    /// <summary>Which article goes where; none at all sends every article to every channel of its publication.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>Who may send articles.</summary>
    public IReadOnlyList<NewsSource> Sources { get; init; } = [];

    /// <summary>What happens to an article that is published after its withdrawal.</summary>
    public PublishAgain PublishAgain { get; init; }

    /// <summary>Where networks reach what this pipeline serves, pictures and feeds; null when they cannot.</summary>
    public Uri? PublicBaseUrl { get; init; }

    /// <summary>
    /// The newsroom of somebody who has written no distribution.json: an account on every network. It lists no hosts, so it is good for the
    /// local stand-ins and posts nothing to a real account.
    /// </summary>
    public static Newsroom BuiltIn { get; } = new()
    {
        Publications = [new Publication { Name = "news", Language = "en" }],
        Channels = [BuiltInChannel("x", "x"), BuiltInChannel("facebook", "facebook"), BuiltInChannel("instagram", "instagram"), BuiltInChannel("google-news", "googlenews")],
    };

    /// <summary>Whether any publication says which hosts are its own.</summary>
    public bool ListsHosts => Publications.Any(static publication => publication.Hosts.Count > 0);

    private static ChannelSettings BuiltInChannel(string name, string network) => new() { Name = new(name), Network = new(network), Publication = "news" };

    /// <summary>The publication the channel is an account of.</summary>
    public Publication PublicationOf(ChannelSettings channel) => Publications.First(publication => publication.Name == channel.Publication);

    /// <summary>The publications a link may belong to: those that list its host, or else those that list none.</summary>
    public IReadOnlyList<Publication> PublicationsOf(Uri link)
    {
        Publication[] listed = [.. Publications.Where(publication => publication.Has(link))];
        return listed is [] ? [.. Publications.Where(static publication => publication.Hosts is [])] : listed;
    }
}

/// <summary>What happens to an article that is published after its withdrawal.</summary>
public enum PublishAgain
{
    /// <summary>An editor releases it, channel by channel.</summary>
    Hold,

    /// <summary>It goes out like any other publication.</summary>
    Publish,
}
