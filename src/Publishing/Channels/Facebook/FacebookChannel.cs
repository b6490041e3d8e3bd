using System.Text;
using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>One Page on Facebook, over the <see href="https://developers.facebook.com/docs/pages-api/posts">Graph API</see>.</summary>
/// <param name="calls">Null for a channel nobody has connected.</param>
internal sealed class FacebookChannel(ChannelName name, FacebookOptions options, FacebookFormatter formatter, GraphCalls? calls, TimeProvider time) : IChannel
{
    /// <summary>As it stands in queue names and settings.</summary>
    public static readonly NetworkName Facebook = new("facebook");

    /// <summary>What the token itself stands for; only a Page without an id in its settings, which posts nothing, is called so.</summary>
    private const string Me = "me";

    private static readonly byte[] Nothing = "{}"u8.ToArray();

    private readonly FacebookSearch _search = new(options, options.PageId ?? Me, time);

    public ChannelName Name => name;

    public NetworkName Network => Facebook;

    public ChannelTraits Traits { get; } = TraitsOf(options);

    private string Page => options.PageId ?? Me;

    private string Unconnected => $"{name} has no credential; set its environment variables.";

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

    public Task<PrepareReply> PrepareAsync(PrepareRequest request, CancellationToken cancellationToken) => calls is null
        ? Task.FromResult<PrepareReply>(new PrepareReply.NotReady(NotConnected()))
        : new FacebookScraping(options, calls, time).PrepareAsync(request, cancellationToken);

    /// <summary><c>POST /{page-id}/feed</c>, once.</summary>
    public Task<PublishReply> PublishAsync(PublishRequest request, SendPermit permit, CancellationToken cancellationToken) => calls switch
    {
        _ when cancellationToken.IsCancellationRequested =>
            Task.FromResult(new PublishReply(new DeliveryOutcome.Deferred("The process was stopping; nothing was sent.", null))),
        null => Task.FromResult(new PublishReply(NotConnected())),
        _ => calls.PublishAsync($"{Page}/feed", FacebookWire.Body(request.Post), permit, Published),
    };

    public async Task<FindReply> FindAsync(FindRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return calls is null ? new FindReply.CannotTell(Unconnected, null) : await _search.FindAsync(request, calls, cancellationToken);
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new FindReply.CannotTell($"Facebook could not be read: {e.Message}", null);
        }
    }

    /// <summary><c>DELETE /{post-id}</c>, once. A post that is not there is gone, if the token still sees the Page it was on.</summary>
    public async Task<TakeDownReply> TakeDownAsync(string networkId, CancellationToken cancellationToken)
    {
        if (calls is null)
        {
            return new TakeDownReply.NotYet(Unconnected, null);
        }

        try
        {
            var post = Uri.EscapeDataString(networkId);
            var answer = await calls.SendAsync(HttpMethod.Delete, post, Nothing, options.CallTimeout, cancellationToken);
            return answer switch
            {
                { IsSuccess: true } when GraphJson.ReadSuccess(answer.Body) => new TakeDownReply.Gone(),
                _ when IsMissing(answer) => await GoneAsync(calls, post, cancellationToken),
                _ => GraphReadReply.NotTakenDown(answer, options, time.GetUtcNow()),
            };
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new TakeDownReply.NotYet($"Facebook did not answer: {e.Message}", null);
        }
    }

    /// <summary><c>GET /{page-id}?fields=id,name</c>.</summary>
    public async Task<ProbeReply> ProbeAsync(CancellationToken cancellationToken)
    {
        if (calls is null)
        {
            return new ProbeReply.Refused(HoldCause.NotConnected, Unconnected);
        }

        try
        {
            var answer = await ReadAsync(calls, Page, "id,name", cancellationToken);
            return answer.IsSuccess && FacebookWire.ReadName(answer.Body) is { } known
                ? new ProbeReply.Works(known)
                : GraphReadReply.NotProbed(answer, options, time.GetUtcNow());
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new ProbeReply.CannotTell($"Facebook could not be read: {e.Message}");
        }
    }

    private PublishReply Published(ChannelAnswer answer)
    {
        var now = time.GetUtcNow();
        return new(GraphReply.Published(answer, options, id => PostLink.Of(options.PostLink, Page, id), now), answer.QuietUntil(options, now));
    }

    /// <summary>"Not there" is also what the API says of what a token may not see, so both the post and its Page are asked for.</summary>
    private async Task<TakeDownReply> GoneAsync(GraphCalls graph, string post, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(graph, post, "id", cancellationToken);
        if (!IsMissing(read))
        {
            return GraphReadReply.NotTakenDown(read, options, time.GetUtcNow());
        }

        var page = await ReadAsync(graph, Page, "id,name", cancellationToken);
        return page.IsSuccess
            ? new TakeDownReply.Gone()
            : new TakeDownReply.NotYet("Facebook shows the token neither the post nor its Page, so whether the post is gone cannot be told.", null);
    }

    private Task<ChannelAnswer> ReadAsync(GraphCalls graph, string path, string fields, CancellationToken cancellationToken) =>
        graph.GetAsync(path, [new("fields", fields)], options.CallTimeout, cancellationToken);

    private bool IsMissing(ChannelAnswer answer) => GraphReply.Classify(answer, options, time.GetUtcNow()).Class is GraphClass.Missing;

    private DeliveryOutcome.ChannelRefused NotConnected() => new(HoldCause.NotConnected, Unconnected, "not sent");
}
