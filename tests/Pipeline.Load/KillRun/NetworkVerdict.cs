using System.Globalization;
using Distribution.Publishing.Recording;
using Distribution.Sandbox;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>What one network holds beside what its deliveries' rows say.</summary>
internal sealed record NetworkVerdict
{
    public required string Network { get; init; }

    public required int Planned { get; init; }

    public required int Posts { get; init; }

    /// <summary>Deliveries of which the network took more than one post.</summary>
    public required IReadOnlyList<string> Doubled { get; init; }

    /// <summary>Deliveries of which it took none.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Posts that belong to no delivery.</summary>
    public required int Strangers { get; init; }

    /// <summary>Rows that are not Published, or name another post than the network's.</summary>
    public required IReadOnlyList<string> Wrong { get; init; }

    /// <summary>What was prepared and never became a post.</summary>
    public required int Orphans { get; init; }

    public required int Doubted { get; init; }

    public required int Claims { get; init; }

    /// <summary>Nothing doubled, nothing lost, nothing said wrongly.</summary>
    public bool Kept => Doubled.Count + Lost.Count + Strangers + Wrong.Count == 0 && Posts == Planned;

    /// <param name="rows">The network's own.</param>
    public static NetworkVerdict Of(RunNetwork network, int planned, IReadOnlyList<Delivery> rows, SandboxServer sandbox)
    {
        SeenPost[] posts = [.. network.Posts(sandbox)];
        var byMark = posts.ToLookup(post => post.Mark, StringComparer.Ordinal);
        var marks = rows.Select(network.MarkOf).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Network = network.Name.Value,
            Planned = planned,
            Posts = posts.Length,
            Doubled = [.. rows.Where(row => byMark[network.MarkOf(row)].Count() > 1).Select(Tell)],
            Lost = [.. rows.Where(row => !byMark[network.MarkOf(row)].Any()).Select(Tell)],
            Strangers = byMark.Where(group => !marks.Contains(group.Key)).Sum(group => group.Count()),
            Wrong = [.. rows.Where(row => row.State is not DeliveryState.Published || byMark[network.MarkOf(row)].All(post => post.Id is not null && post.Id != row.NetworkId)).Select(Tell)],
            Orphans = network.Orphans(sandbox),
            Doubted = rows.Count(row => row.Doubted),
            Claims = rows.Sum(row => row.Claims),
        };
    }

    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Network}: planned {Planned}, posts {Posts}, doubled {Doubled.Count}, lost {Lost.Count}, orphaned {Orphans}, claims {Claims}, ever in doubt {Doubted}");

    private static string Tell(Delivery row) => $"{row.Key} {row.State} {row.Reason}\n    {string.Join("\n    ", row.History)}";
}
