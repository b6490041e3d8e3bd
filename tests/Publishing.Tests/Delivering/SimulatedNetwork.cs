using Distribution.Publishing.Channels;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>How the network, or the process calling it, behaves at one publishing call.</summary>
internal enum CallFault
{
    None,
    AcceptThenDrop,
    LateCommit,
    DropBefore,
    Refuse,
    Throttle,
    Reject,
    KillBefore,
    KillAfter,
    KillThenLateCommit,
    Stall,
}

/// <summary>
/// A network in memory that keeps its promises and no more: it shows a post late, commits late after a lost connection, and says
/// "duplicate" to a text it has. It notes every post it took, so that two for one delivery are seen whatever the ledger says.
/// </summary>
internal sealed class SimulatedNetwork(TimeProvider time, Random chance, SimulatedContainers? containers = null) : IChannel
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(30);

    private readonly List<(DateTimeOffset At, Post Post)> _late = [];
    private readonly List<(DateTimeOffset Resume, TaskCompletionSource Gate)> _stalled = [];
    private int _ids;

    public List<NetworkPost> Posts { get; } = [];

    public Func<CallFault> NextFault { get; set; } = () => CallFault.None;

    public DateTimeOffset CredentialDeadUntil { get; set; }

    public DateTimeOffset QuietUntil { get; private set; }

    public bool ReadsFail { get; set; }

    public bool CallsInsideAWait { get; private set; }

    public ChannelName Name { get; } = new("net");

    public NetworkName Network { get; } = new("net");

    public ChannelTraits Traits { get; } = new() { CallTimeout = Timeout, ReadDelay = Delay, CanTakeDown = true };

    public FormattedPost Format(FormatRequest request)
    {
        var link = new Uri($"{request.Article.Url}?d={request.Token}");
        return new FormattedPost.Ready(new($"{request.EditedText ?? request.Article.Headline} {link}", link), 10, 280);
    }

    public string DescribeRequest(Post post) => post.Text;

    public Task<PrepareReply> PrepareAsync(PrepareRequest request, CancellationToken cancellationToken) => Task.FromResult(
        time.GetUtcNow() < CredentialDeadUntil
            ? new PrepareReply.NotReady(new DeliveryOutcome.ChannelRefused(HoldCause.NeedsReconnecting, "The token is dead.", "401"))
            : containers?.Prepare(request, NextFault) ?? new PrepareReply.Ready());

    public async Task<PublishReply> PublishAsync(PublishRequest request, SendPermit permit, CancellationToken cancellationToken)
    {
        var post = request.Post;
        containers?.Published(request);
        Settle();
        var now = time.GetUtcNow();
        CallsInsideAWait |= now < QuietUntil;
        if (now < CredentialDeadUntil)
        {
            return new(new DeliveryOutcome.ChannelRefused(HoldCause.NeedsReconnecting, "The token is dead.", "401"));
        }

        switch (NextFault())
        {
            case CallFault.Refuse:
                return new(new DeliveryOutcome.Deferred("No connection.", RetryAfter: null));
            case CallFault.Throttle:
                QuietUntil = now + TimeSpan.FromSeconds(chance.Next(1, 900));
                return new(new DeliveryOutcome.Throttled("Too many.", QuietUntil));
            case CallFault.Reject:
                return new(new DeliveryOutcome.Rejected("Never.", "400"));
            case CallFault.KillBefore:
                throw new ProcessKilledException();
            case CallFault.KillAfter:
                Commit(post);
                throw new ProcessKilledException();
            case CallFault.KillThenLateCommit:
                CommitLater(post, now);
                throw new ProcessKilledException();
            case CallFault.DropBefore:
                return new(new DeliveryOutcome.InDoubt("The connection died."));
            case CallFault.AcceptThenDrop:
                return Commit(post) is { } refused ? new(refused) : new(new DeliveryOutcome.InDoubt("The connection died."));
            case CallFault.LateCommit:
                CommitLater(post, now);
                return new(new DeliveryOutcome.InDoubt("Time-out."));
            case CallFault.Stall:
                var gate = new TaskCompletionSource();
                _stalled.Add((now + TimeSpan.FromSeconds(chance.Next(1, 40)), gate));
                await gate.Task;
                if (!permit.IsOpen)
                {
                    return new(new DeliveryOutcome.Deferred("Too late to begin.", TimeSpan.Zero));
                }

                break;
            case CallFault.None:
                break;
        }

        DeliveryOutcome? refusal = Commit(post);
        return new(refusal ?? new DeliveryOutcome.Published(Posts[^1].Id, new($"https://net.example/{Posts[^1].Id}")));
    }

    public Task<FindReply> FindAsync(FindRequest request, CancellationToken cancellationToken)
    {
        Settle();
        var now = time.GetUtcNow();
        if (ReadsFail || now < CredentialDeadUntil)
        {
            return Task.FromResult<FindReply>(new FindReply.CannotTell("It does not answer.", RetryAfter: null));
        }

        var found = Posts.Where(post => post is { DeletedAt: null } && post.VisibleAt <= now && post.At >= request.NotBefore && post.Post.Link == request.Post.Link);
        FoundPost[] posts = [.. found.Select(post => new FoundPost(post.Id, new($"https://net.example/{post.Id}")))];
        return Task.FromResult<FindReply>(posts.Length > 0 ? new FindReply.Found(posts) : new FindReply.Absent());
    }

    public Task<TakeDownReply> TakeDownAsync(string networkId, CancellationToken cancellationToken)
    {
        Settle();
        if (ReadsFail)
        {
            return Task.FromResult<TakeDownReply>(new TakeDownReply.NotYet("It does not answer.", RetryAfter: null));
        }

        var index = Posts.FindIndex(post => post.Id == networkId);
        Posts[index] = Posts[index] with { DeletedAt = time.GetUtcNow() };
        return Task.FromResult<TakeDownReply>(new TakeDownReply.Gone());
    }

    public Task<ProbeReply> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult<ProbeReply>(
        time.GetUtcNow() < CredentialDeadUntil ? new ProbeReply.Refused(HoldCause.NeedsReconnecting, "The token is dead.") : new ProbeReply.Works("newsroom"));

    /// <summary>Lets what was under way on the network's side happen.</summary>
    public void Settle()
    {
        var now = time.GetUtcNow();
        foreach (var (at, post) in _late.FindAll(late => late.At <= now))
        {
            _late.Remove((at, post));
            Commit(post);
        }
    }

    /// <summary>Lets stopped callers go on whose time has come.</summary>
    public void Resume(bool all = false)
    {
        foreach (var stalled in _stalled.FindAll(one => all || one.Resume <= time.GetUtcNow()))
        {
            _stalled.Remove(stalled);
            stalled.Gate.SetResult();
        }
    }

    private void CommitLater(Post post, DateTimeOffset now) =>
        _late.Add((now + TimeSpan.FromSeconds(chance.Next(1, (int)(Timeout + Delay).TotalSeconds)), post));

    private DeliveryOutcome.RefusedAsDuplicate? Commit(Post post)
    {
        if (Posts.Exists(other => other.Post.Text == post.Text))
        {
            return new("It has this text.", "403");
        }

        var now = time.GetUtcNow();
        // Late commits keep to the promise too: a post is visible by the call's end plus the read delay.
        Posts.Add(new($"p{++_ids}", post, now, now + TimeSpan.FromSeconds(chance.Next(0, 1 + (int)Delay.TotalSeconds / 10)), DeletedAt: null));
        return null;
    }
}

internal sealed record NetworkPost(string Id, Post Post, DateTimeOffset At, DateTimeOffset VisibleAt, DateTimeOffset? DeletedAt);

/// <summary>The process that was making the call is gone.</summary>
internal sealed class ProcessKilledException : Exception
{
    public ProcessKilledException() { }

    public ProcessKilledException(string message) : base(message) { }

    public ProcessKilledException(string message, Exception innerException) : base(message, innerException) { }
}
