using System.Text;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>One professional account on Instagram, over the <see href="https://developers.facebook.com/docs/instagram-platform/content-publishing">Graph API</see>.</summary>
/// <param name="calls">Null for a channel nobody has connected.</param>
internal sealed class InstagramChannel(ChannelName name, InstagramOptions options, InstagramFormatter formatter, GraphCalls? calls, TimeProvider time) : IChannel
{
    /// <summary>As it stands in queue names and settings.</summary>
    public static readonly NetworkName Instagram = new("instagram");

    /// <summary>What the token itself stands for; only an account without an id in its settings, which posts nothing, is called so.</summary>
    private const string Me = "me";

    /// <summary>A container, a look at it, the quota, and after the post its own link.</summary>
    private const int PreparingCalls = 4;

    private static readonly byte[] Nothing = "{}"u8.ToArray();

    /// <summary>From <see href="https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media">Meta's reference</see>: JPEG, 4:5 to 1.91:1, 1,440 pixels wide, 8 MB.</summary>
    private static readonly PictureRules Rules = new() { MinRatio = 0.8, MaxRatio = 1.91, MaxWidth = 1_440, MaxHeight = 1_800, MaxBytes = 8_000_000, Required = true };

    private readonly InstagramContainers _containers = new(options, options.UserId ?? Me, time);

    public ChannelName Name => name;

    public NetworkName Network => Instagram;

    public ChannelTraits Traits { get; } = TraitsOf(options);

    private string User => options.UserId ?? Me;

    private string Unconnected => $"{name} has no credential; set its environment variables.";

    /// <summary>What the settings make of an account.</summary>
    public static ChannelTraits TraitsOf(InstagramOptions options) => new()
    {
        CallTimeout = options.CallTimeout,
        PrepareTimeout = options.PrepareCallTimeout * PreparingCalls,
        ReadDelay = options.ReadDelay,
        CanTakeDown = options.Login is InstagramLogin.Facebook,
        Picture = Rules,
    };

    public FormattedPost Format(FormatRequest request) => formatter.Format(request);

    public string DescribeRequest(Post post) => Encoding.UTF8.GetString(InstagramWire.Container(post, "(where the picture is served)"));

    public Task<PrepareReply> PrepareAsync(PrepareRequest request, CancellationToken cancellationToken) => calls is null
        ? Task.FromResult<PrepareReply>(new PrepareReply.NotReady(NotConnected()))
        : _containers.PrepareAsync(request, calls, cancellationToken);

    /// <summary><c>POST /{user-id}/media_publish</c>, once; then a read of the post's own link, which that answer does not have.</summary>
    public async Task<PublishReply> PublishAsync(PublishRequest request, SendPermit permit, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new(new DeliveryOutcome.Deferred("The process was stopping; nothing was sent.", null));
        }

        if (calls is null || request.Ticket is not { } container)
        {
            return new(calls is null ? NotConnected() : new DeliveryOutcome.Deferred("There is no container to publish yet; nothing was sent.", TimeSpan.Zero));
        }

        var reply = await calls.PublishAsync($"{User}/media_publish", InstagramWire.Publish(container), permit, Published);
        return reply.Outcome is DeliveryOutcome.Published { NetworkId: var id } published && await PermalinkAsync(calls, id) is { } link
            ? reply with { Outcome = published with { Link = link } }
            : reply;
    }

    public async Task<FindReply> FindAsync(FindRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return calls is null
                ? new FindReply.CannotTell(Unconnected, null)
                : await new InstagramSearch(options, User, _containers, time).FindAsync(request, calls, cancellationToken);
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new FindReply.CannotTell($"Instagram could not be read: {e.Message}", null);
        }
    }

    /// <summary><c>DELETE /{media-id}</c>, once. A post that is not there is gone, if the token still sees its account.</summary>
    public async Task<TakeDownReply> TakeDownAsync(string networkId, CancellationToken cancellationToken)
    {
        if (calls is null)
        {
            return new TakeDownReply.NotYet(Unconnected, null);
        }

        if (options.Login is InstagramLogin.Instagram)
        {
            return new TakeDownReply.Refused("Instagram lets no program take down a post with this login.");
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
            return new TakeDownReply.NotYet($"Instagram did not answer: {e.Message}", null);
        }
    }

    /// <summary><c>GET /{user-id}?fields=id,username</c>.</summary>
    public async Task<ProbeReply> ProbeAsync(CancellationToken cancellationToken)
    {
        if (calls is null)
        {
            return new ProbeReply.Refused(HoldCause.NotConnected, Unconnected);
        }

        try
        {
            var answer = await ReadAsync(calls, User, "id,username", options.CallTimeout, cancellationToken);
            return answer.IsSuccess && InstagramWire.ReadUsername(answer.Body) is { } known
                ? new ProbeReply.Works("@" + known)
                : GraphReadReply.NotProbed(answer, options, time.GetUtcNow());
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new ProbeReply.CannotTell($"Instagram could not be read: {e.Message}");
        }
    }

    /// <summary>
    /// That the container is not found may mean it was published by an attempt whose answer was lost: nobody has said what Instagram answers to a
    /// second publishing of one. So it is looked for, and never published anew on that word.
    /// </summary>
    private PublishReply Published(ChannelAnswer answer)
    {
        var now = time.GetUtcNow();
        var verdict = GraphReply.Classify(answer, options, now);
        var outcome = verdict.Error is { Code: 24 } or { Code: -2 } || verdict.Class is GraphClass.ContainerSpent
            ? new DeliveryOutcome.InDoubt(verdict.Reason)
            : GraphReply.Published(answer, options, id => PostLink.Of(options.PostLink, "", id), now);
        return new(outcome, answer.QuietUntil(options, now));
    }

    private async Task<Uri?> PermalinkAsync(GraphCalls graph, string id)
    {
        try
        {
            var answer = await ReadAsync(graph, Uri.EscapeDataString(id), "id,permalink", options.PrepareCallTimeout, CancellationToken.None);
            return answer.IsSuccess ? InstagramPermalink.Read(InstagramWire.ReadPost(answer.Body)?.Permalink) : null;
        }
        catch (Exception e) when (e.EndsTheCall)
        {
            return null;    // the post is out; where it is shown can be looked up by its id
        }
    }

    /// <summary>"Not there" is also what the API says of what a token may not see, so both the post and its account are asked for.</summary>
    private async Task<TakeDownReply> GoneAsync(GraphCalls graph, string post, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(graph, post, "id", options.CallTimeout, cancellationToken);
        if (!IsMissing(read))
        {
            return GraphReadReply.NotTakenDown(read, options, time.GetUtcNow());
        }

        var account = await ReadAsync(graph, User, "id,username", options.CallTimeout, cancellationToken);
        return account.IsSuccess
            ? new TakeDownReply.Gone()
            : new TakeDownReply.NotYet("Instagram shows the token neither the post nor its account, so whether the post is gone cannot be told.", null);
    }

    private static Task<ChannelAnswer> ReadAsync(GraphCalls graph, string path, string fields, TimeSpan timeout, CancellationToken cancellationToken) =>
        graph.GetAsync(path, [new("fields", fields)], timeout, cancellationToken);

    private bool IsMissing(ChannelAnswer answer) => GraphReply.Classify(answer, options, time.GetUtcNow()).Class is GraphClass.Missing;

    private DeliveryOutcome.ChannelRefused NotConnected() => new(HoldCause.NotConnected, Unconnected, "not sent");
}
