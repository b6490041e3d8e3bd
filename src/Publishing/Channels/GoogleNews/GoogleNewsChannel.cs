using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>
/// One publication in Google News. Google takes no articles: it reads sitemaps and feeds, and WebSub hubs tell it to look now. That ping
/// is the publishing call; it may be made twice without harm, so no ending of it is in doubt.
/// </summary>
/// <param name="scheduled">What else is told afterwards, as steps.</param>
internal sealed class GoogleNewsChannel(
    ChannelName name,
    GoogleNewsOptions options,
    GoogleNewsAddresses addresses,
    ChannelCall calls,
    TimeProvider time,
    IReadOnlyList<ChannelStep> scheduled) : IChannel
{
    /// <summary>As it stands in queue names and settings.</summary>
    public static readonly NetworkName GoogleNews = new("googlenews");

    private readonly HubRound _hubs = new(calls, options, time);

    private readonly SiteLook _site = new(calls, options, time);

    public ChannelName Name => name;

    public NetworkName Network => GoogleNews;

    public ChannelTraits Traits { get; } = TraitsOf(options);

    /// <summary>What the settings make of a publication.</summary>
    public static ChannelTraits TraitsOf(GoogleNewsOptions options) => new()
    {
        CallTimeout = options.CallTimeout,
        ReadDelay = TimeSpan.Zero,
        CanTakeDown = true,
        PrepareTimeout = options.Mode is GoogleNewsMode.Site ? SiteLook.TimeoutOf(options) : TimeSpan.Zero,
    };

    /// <summary>Nobody reads a text of ours there: it is the headline, and the link is the page's own, without a token.</summary>
    public FormattedPost Format(FormatRequest request)
    {
        var text = WellFormedText.Of(request.EditedText ?? request.Article.Headline);
        return new FormattedPost.Ready(new(text, request.Article.Url), text.Length, FormattedPost.NoLimit);
    }

    public string DescribeRequest(Post post) => (_hubs.IsEmpty, addresses.Feed) switch
    {
        (true, _) => "(no request: the channel has no hub)",
        (_, null) => HubPing.FormWithoutAddress(),
        (_, { } feed) => HubPing.Form(feed),
    };

    /// <summary>Nothing where the sitemap is ours; else the hub is told only once the site itself lists the article.</summary>
    public Task<PrepareReply> PrepareAsync(PrepareRequest request, CancellationToken cancellationToken) => options.Mode is GoogleNewsMode.Site
        ? _site.PrepareAsync(request, cancellationToken)
        : Task.FromResult<PrepareReply>(new PrepareReply.Ready());

    /// <summary>The ping, once to each hub: it is published when every one of them took it.</summary>
    public async Task<PublishReply> PublishAsync(PublishRequest request, SendPermit permit, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new(new DeliveryOutcome.Deferred("The process was stopping; nothing was sent.", null));
        }

        if (addresses is { Sitemap: null } or { Feed: null } && (options.Mode is GoogleNewsMode.Own || !_hubs.IsEmpty))
        {
            return new(new DeliveryOutcome.ChannelRefused(
                HoldCause.Misconfigured,
                "The channel's sitemap and feeds have no public address; set publicBaseUrl.",
                "not sent"));
        }

        var failure = _hubs.IsEmpty ? null : await _hubs.FailureAsync(addresses.Feed!, permit);
        return failure is null
            ? new(new DeliveryOutcome.Published(request.Token.Value, request.Post.Link)) { Steps = Steps(request.PublishedAt) }
            : new(failure);
    }

    /// <summary>Nowhere: a ping leaves nothing to find, and one more does no harm.</summary>
    public Task<FindReply> FindAsync(FindRequest request, CancellationToken cancellationToken) => Task.FromResult<FindReply>(new FindReply.Absent());

    /// <summary>The article is out of our sitemap and feeds already; the hubs are told to look again.</summary>
    public async Task<TakeDownReply> TakeDownAsync(string networkId, CancellationToken cancellationToken) => (_hubs.IsEmpty, addresses.Feed) switch
    {
        (true, _) => new TakeDownReply.Gone(),
        (_, null) => new TakeDownReply.NotYet("The channel's feeds have no public address; set publicBaseUrl.", null),
        (_, { } feed) => await _hubs.TakeDownAsync(feed, cancellationToken),
    };

    /// <summary>A look at the hubs.</summary>
    public Task<ProbeReply> ProbeAsync(CancellationToken cancellationToken) => _hubs.ProbeAsync(cancellationToken);

    private IReadOnlyList<ChannelStep> Steps(DateTimeOffset? published)
    {
        var now = time.GetUtcNow();
        return
        [
            .. options.Mode is GoogleNewsMode.Own ? [Carried(published, now)] : (ReadOnlySpan<ChannelStep>)[],
            _hubs.IsEmpty
                ? new("hub", ChannelStepState.NotConfigured)
                : new("hub", ChannelStepState.Done, $"{_hubs.Hosts} {(options.Hubs.Count is 1 ? "was" : "were")} told.") { At = now },
            .. scheduled,
        ];
    }

    private static ChannelStep Carried(DateTimeOffset? published, DateTimeOffset now) => new(
        "sitemap and feeds",
        ChannelStepState.Done,
        now - published >= GoogleNewsAddresses.InSitemapFor ? "The feeds have it; the news sitemap has only what was published in the last two days." : null)
    {
        At = now,
    };
}
