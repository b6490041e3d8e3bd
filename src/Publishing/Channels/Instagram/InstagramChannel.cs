using System.Text;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>One professional account on Instagram, over the <see href="https://developers.facebook.com/docs/instagram-platform/content-publishing">Graph API</see>.</summary>
internal sealed class InstagramChannel(ChannelName name, InstagramOptions options, InstagramFormatter formatter, GraphAccount account, TimeProvider time) : IChannel
{
    /// <summary>As it stands in queue names and settings.</summary>
    public static readonly NetworkName Instagram = new("instagram");

    /// <summary>A container, a look at it, the quota, and after the post its own link.</summary>
    private const int PreparingCalls = 4;

    /// <summary>From <see href="https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media">Meta's reference</see>: JPEG, 4:5 to 1.91:1, 1,440 pixels wide, 8 MB.</summary>
    private static readonly PictureRules Rules = new() { MinRatio = 0.8, MaxRatio = 1.91, MaxWidth = 1_440, MaxHeight = 1_800, MaxBytes = 8_000_000, Required = true };

    private readonly GraphNode _user = UserOf(options);

    private readonly InstagramContainers _containers = new(options, UserOf(options).Id, time);

    public ChannelName Name => name;

    public NetworkName Network => Instagram;

    public ChannelTraits Traits { get; } = TraitsOf(options);

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

    public Task<PrepareReply> PrepareAsync(PrepareRequest request, CancellationToken cancellationToken) =>
        account.PrepareAsync(graph => _containers.PrepareAsync(request, graph, cancellationToken), cancellationToken);

    public Task<PublishReply> PublishAsync(PublishRequest request, SendPermit permit, CancellationToken cancellationToken) => account.PublishAsync(
        graph => request.Ticket is { } container
            ? PublishAsync(container, graph, permit)
            : Task.FromResult(new PublishReply(new DeliveryOutcome.Deferred("There is no container to publish yet; nothing was sent.", TimeSpan.Zero))),
        cancellationToken);

    public Task<FindReply> FindAsync(FindRequest request, CancellationToken cancellationToken) => account.FindAsync(
        graph => new InstagramSearch(options, _user, _containers, time).FindAsync(request, graph, cancellationToken),
        cancellationToken);

    public Task<TakeDownReply> TakeDownAsync(string networkId, CancellationToken cancellationToken) => options.Login is InstagramLogin.Instagram
        ? Task.FromResult<TakeDownReply>(new TakeDownReply.Refused("Instagram lets no program take down a post with this login."))
        : account.TakeDownAsync(networkId, cancellationToken);

    public Task<ProbeReply> ProbeAsync(CancellationToken cancellationToken) => account.ProbeAsync(cancellationToken);

    /// <summary>The account of the settings.</summary>
    public static GraphNode UserOf(InstagramOptions options) => new(options.UserId ?? GraphNode.Me, "account")
    {
        NameField = "username",
        ReadName = body => InstagramWire.ReadUsername(body) is { } known ? "@" + known : null,
    };

    /// <summary><c>POST /{user-id}/media_publish</c>, once; then a read of the post's own link, which that answer does not have.</summary>
    private async Task<PublishReply> PublishAsync(string container, GraphCalls graph, SendPermit permit)
    {
        var reply = await graph.PublishAsync($"{_user.Id}/media_publish", InstagramWire.Publish(container), permit, Published);
        return reply.Outcome is DeliveryOutcome.Published { NetworkId: var id } published && await PermalinkAsync(graph, id) is { } link
            ? reply with { Outcome = published with { Link = link } }
            : reply;
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
            var answer = await graph.GetAsync(Uri.EscapeDataString(id), [new("fields", "id,permalink")], options.PrepareCallTimeout, CancellationToken.None);
            return answer.IsSuccess ? InstagramPermalink.Read(InstagramWire.ReadPost(answer.Body)?.Permalink, options) : null;
        }
        catch (Exception e) when (e.EndsTheCall)
        {
            return null;    // the post is out; where it is shown can be looked up by its id
        }
    }
}
