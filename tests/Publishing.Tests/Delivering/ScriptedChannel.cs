using Distribution.Publishing.Channels;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>A channel that answers as a test says, and keeps what it was asked. Unless told otherwise it takes every post and shows none.</summary>
internal sealed class ScriptedChannel : IChannel
{
    public static readonly DeliveryOutcome.Published Published = new("n-1", new("https://x.example/n-1"));

    public List<Post> Sent { get; } = [];

    public List<string?> Tickets { get; } = [];

    public List<FindRequest> Looks { get; } = [];

    public List<PrepareRequest> Preparations { get; } = [];

    public List<string> TakenDown { get; } = [];

    public int Probes { get; private set; }

    public Func<PrepareRequest, PrepareReply> Prepare { get; set; } = static _ => new PrepareReply.Ready();

    public Func<SendPermit, Task<PublishReply>> Publish { get; set; } = static _ => Task.FromResult(new PublishReply(Published));

    public Func<Task<FindReply>> Find { get; set; } = static () => Task.FromResult<FindReply>(new FindReply.Absent());

    public Func<TakeDownReply> TakeDown { get; set; } = static () => new TakeDownReply.Gone();

    public Func<ProbeReply> Probe { get; set; } = static () => new ProbeReply.Works("newsroom");

    public Func<FormatRequest, FormattedPost> Form { get; set; } = static request => new FormattedPost.Ready(PostOf(request), Length: 10, Limit: 280);

    public ChannelName Name { get; init; } = Sample.Channel;

    public NetworkName Network { get; } = Sample.Network;

    public ChannelTraits Traits { get; set; } = new() { CallTimeout = TimeSpan.FromSeconds(20), ReadDelay = TimeSpan.FromSeconds(30), CanTakeDown = true };

    /// <summary>What a delivery of the article would be, unless a test forms it otherwise.</summary>
    public static Post PostOf(FormatRequest request)
    {
        var link = new Uri($"{request.Article.Url}?d={request.Token}");
        return new($"{request.EditedText ?? request.Article.Headline} {link}", link);
    }

    public void Answers(DeliveryOutcome outcome, DateTimeOffset? quietUntil = null) =>
        Publish = _ => Task.FromResult(new PublishReply(outcome, quietUntil));

    public void Shows(FindReply reply) => Find = () => Task.FromResult(reply);

    public FormattedPost Format(FormatRequest request) => Form(request);

    public string DescribeRequest(Post post) => post.Text;

    public Task<PrepareReply> PrepareAsync(PrepareRequest request, CancellationToken cancellationToken)
    {
        Preparations.Add(request);
        return Task.FromResult(Prepare(request));
    }

    public Task<PublishReply> PublishAsync(PublishRequest request, SendPermit permit, CancellationToken cancellationToken)
    {
        Sent.Add(request.Post);
        Tickets.Add(request.Ticket);
        return Publish(permit);
    }

    public Task<FindReply> FindAsync(FindRequest request, CancellationToken cancellationToken)
    {
        Looks.Add(request);
        return Find();
    }

    public Task<TakeDownReply> TakeDownAsync(string networkId, CancellationToken cancellationToken)
    {
        TakenDown.Add(networkId);
        return Task.FromResult(TakeDown());
    }

    public Task<ProbeReply> ProbeAsync(CancellationToken cancellationToken)
    {
        Probes++;
        return Task.FromResult(Probe());
    }
}
