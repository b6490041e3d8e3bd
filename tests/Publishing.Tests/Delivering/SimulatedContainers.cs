using Distribution.Publishing.Channels;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>The first step of a network that has two: a container is made, takes its time, may come to nothing, and is then published.</summary>
internal sealed class SimulatedContainers(TimeProvider time, Random chance)
{
    private readonly Dictionary<string, SimulatedContainer> _containers = [];

    /// <summary>Published with a ticket that was never given out, was spent, or was made for another post.</summary>
    public bool Misused { get; private set; }

    public PrepareReply Prepare(PrepareRequest request, Func<CallFault> nextFault)
    {
        var fault = nextFault();
        if (fault is CallFault.KillBefore)
        {
            throw new ProcessKilledException();
        }

        if (fault is CallFault.DropBefore)
        {
            return new PrepareReply.NotReady(new DeliveryOutcome.Deferred("The connection died.", RetryAfter: null));
        }

        return request.Ticket is { } ticket ? Look(ticket, request, fault) : Make(request.Post, fault);
    }

    public void Published(PublishRequest request) =>
        Misused |= request.Ticket is not { } ticket || _containers.GetValueOrDefault(ticket) is not { Spent: false } container || container.Post != request.Post;

    private PrepareReply.Begun Make(Post post, CallFault fault)
    {
        var id = $"c{_containers.Count + 1}";
        _containers[id] = new(post, time.GetUtcNow() + TimeSpan.FromSeconds(chance.Next(0, 8)), Spent: false);
        return fault is CallFault.KillAfter
            ? throw new ProcessKilledException()
            : new(id, TimeSpan.FromSeconds(chance.Next(0, 3)), "It is being made.");
    }

    private PrepareReply Look(string ticket, PrepareRequest request, CallFault fault)
    {
        var container = _containers[ticket];
        Misused |= container.Spent || container.Post != request.Post;
        if (fault is CallFault.Reject)
        {
            _containers[ticket] = container with { Spent = true };
            return new PrepareReply.NotReady(new DeliveryOutcome.Deferred("It came to nothing.", RetryAfter: null)) { TicketIsSpent = true };
        }

        return container.ReadyAt > time.GetUtcNow() ? new PrepareReply.Begun(ticket, TimeSpan.FromSeconds(3), "It is being made.") : new PrepareReply.Ready();
    }
}

internal sealed record SimulatedContainer(Post Post, DateTimeOffset ReadyAt, bool Spent);
