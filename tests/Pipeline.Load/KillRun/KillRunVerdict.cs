using System.Globalization;
using Distribution.Publishing.Recording;
using Distribution.Sandbox;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>What the network holds beside what the plan and the ledger say.</summary>
internal sealed record KillRunVerdict
{
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

    public required IReadOnlyList<string> Breaches { get; init; }

    public required IReadOnlyDictionary<string, int> Kills { get; init; }

    public required int KillsWanted { get; init; }

    /// <summary>Workers seen standing still after a claim, each until every time-out was over.</summary>
    public int Stops { get; init; }

    public required int Doubted { get; init; }

    public required int Claims { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>Every promise, and enough kills for it to mean something.</summary>
    public bool Kept => Doubled.Count + Lost.Count + Strangers + Wrong.Count + Breaches.Count == 0 && Posts == Planned && Kills.Values.Sum() >= KillsWanted;

    public static KillRunVerdict Of(
        KillRunSettings settings, IReadOnlyList<Delivery> rows, SandboxServer network, IReadOnlyDictionary<string, int> kills, TimeSpan took)
    {
        var posts = network.X.Posts();
        var byToken = posts.ToLookup(post => post.Links.Select(link => TokenOf(link.Expanded)).FirstOrDefault(token => token is not null) ?? "");
        var tokens = rows.Select(row => row.Key.Token.Value).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Planned = settings.Deliveries,
            Posts = posts.Count,
            Doubled = [.. rows.Where(row => byToken[row.Key.Token.Value].Count() > 1).Select(Tell)],
            Lost = [.. rows.Where(row => !byToken[row.Key.Token.Value].Any()).Select(Tell)],
            Strangers = byToken.Where(group => !tokens.Contains(group.Key)).Sum(group => group.Count()),
            Wrong = [.. rows.Where(row => row.State is not DeliveryState.Published || byToken[row.Key.Token.Value].All(post => post.Id != row.NetworkId)).Select(Tell)],
            Breaches = [.. network.Strictness.Select(breach => breach.ToString())],
            Kills = kills,
            KillsWanted = settings.Kills,
            Doubted = rows.Count(row => row.Doubted),
            Claims = rows.Sum(row => row.Claims),
            Took = took,
        };
    }

    public string Describe()
    {
        var kills = string.Join(", ", Kills.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));
        string[] faults = [.. Doubled.Select(one => "doubled: " + one), .. Lost.Select(one => "lost: " + one), .. Wrong.Select(one => "wrong: " + one), .. Breaches];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
             planned {Planned}, on the network {Posts}, doubled {Doubled.Count}, lost {Lost.Count}, strangers {Strangers}, wrong in the ledger {Wrong.Count}
             kills {Kills.Values.Sum()} of at least {KillsWanted}: {kills}; stops {Stops}
             claims {Claims}, deliveries ever in doubt {Doubted}, {Took.TotalSeconds:0} s
             {string.Join('\n', faults.Take(20))}
             """).TrimEnd();
    }

    private static string Tell(Delivery row) => $"{row.Key} {row.State} {row.Reason}\n    {string.Join("\n    ", row.History)}";

    private static string? TokenOf(string link)
    {
        var query = new Uri(link).Query.TrimStart('?').Split('&');
        return query.FirstOrDefault(pair => pair.StartsWith("d=", StringComparison.Ordinal))?[2..];
    }
}
