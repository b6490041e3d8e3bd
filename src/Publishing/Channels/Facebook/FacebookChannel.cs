using System.Text;
using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>One Page on Facebook, over the <see href="https://developers.facebook.com/docs/pages-api/posts">Graph API</see>.</summary>
internal sealed class FacebookChannel(ChannelName name, FacebookOptions options, FacebookFormatter formatter, GraphAccount account, TimeProvider time) : IChannel
{
    /// <summary>As it stands in queue names and settings.</summary>
    public static readonly NetworkName Facebook = new("facebook");

    private readonly GraphNode _page = PageOf(options);

    private readonly GraphSearch<FacebookPost> _search = FacebookSearch.Of(options, PageOf(options), time);

    public ChannelName Name => name;

    public NetworkName Network => Facebook;

    public ChannelTraits Traits { get; } = TraitsOf(options);

    /// <summary>What the settings make of a Page.</summary>
    public static ChannelTraits TraitsOf(FacebookOptions options) => new()
    {
        CallTimeout = options.CallTimeout,
        PrepareTimeout = options.Scrape ? options.PrepareCallTimeout : TimeSpan.Zero,
        ReadDelay = options.ReadDelay,
        CanTakeDown = true,
    };

    public FormattedPost Format(FormatRequest request) => formatter.Format(request);

    public string DescribeRequest(Post post) => Encoding.UTF8.GetString(FacebookWire.Body(post));

    public Task<PrepareReply> PrepareAsync(PrepareRequest request, CancellationToken cancellationToken) =>
        account.PrepareAsync(graph => new FacebookScraping(options, graph, time).PrepareAsync(request, cancellationToken), cancellationToken);

    /// <summary><c>POST /{page-id}/feed</c>, once.</summary>
    public Task<PublishReply> PublishAsync(PublishRequest request, SendPermit permit, CancellationToken cancellationToken) =>
        account.PublishAsync(graph => graph.PublishAsync($"{_page.Id}/feed", FacebookWire.Body(request.Post), permit, Published), cancellationToken);

    public Task<FindReply> FindAsync(FindRequest request, CancellationToken cancellationToken) =>
        account.FindAsync(graph => _search.FindAsync(request, graph, cancellationToken), cancellationToken);

    public Task<TakeDownReply> TakeDownAsync(string networkId, CancellationToken cancellationToken) => account.TakeDownAsync(networkId, cancellationToken);

    public Task<ProbeReply> ProbeAsync(CancellationToken cancellationToken) => account.ProbeAsync(cancellationToken);

    /// <summary>The account of the settings.</summary>
    public static GraphNode PageOf(FacebookOptions options) => new(options.PageId ?? GraphNode.Me, "Page") { NameField = "name", ReadName = FacebookWire.ReadName };

    private PublishReply Published(ChannelAnswer answer)
    {
        var now = time.GetUtcNow();
        return new(GraphReply.Published(answer, options, id => PostLink.Of(options.PostLink, _page.Id, id), now), answer.QuietUntil(options, now));
    }
}
