using System.Collections.Concurrent;
using System.Globalization;

namespace Distribution.Publishing.Recording;

/// <summary>This process as a holder of claims: names them, and knows which are in hand right now.</summary>
/// <param name="processId">Unique among every process that ever opened the store.</param>
public sealed class ClaimHolder(string processId)
{
    private readonly ConcurrentDictionary<string, bool> _inHand = new();
    private long _count;

    /// <summary>The name claims bear as their owner.</summary>
    public string ProcessId { get; } = processId;

    /// <summary>A claim nobody else will ever have; in hand until it is let go.</summary>
    public Claim Take(DateTimeOffset now)
    {
        var id = ProcessId + "." + Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        _inHand[id] = true;
        return new(id, ProcessId, now);
    }

    /// <summary>The attempt is over, whatever came of it: a row still claimed so is abandoned.</summary>
    public void LetGo(Claim claim) => _inHand.TryRemove(claim.Id, out _);

    /// <summary>Whether somebody in this process is at it.</summary>
    public bool HasInHand(string claimId) => _inHand.ContainsKey(claimId);
}
