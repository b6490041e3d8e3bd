using System.Globalization;
using Distribution.Publishing.Recording;
using Distribution.Sandbox;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>What the networks hold beside what the plan and the ledger say.</summary>
internal sealed record KillRunVerdict
{
    public required IReadOnlyList<NetworkVerdict> Networks { get; init; }

    public required IReadOnlyList<string> Breaches { get; init; }

    public required IReadOnlyList<Death> Kills { get; init; }

    public required int KillsWanted { get; init; }

    /// <summary>Workers seen standing still after a claim, each until every time-out was over.</summary>
    public int Stops { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>Every network kept its part, nobody was called wrongly, and enough kills for it to mean something.</summary>
    public bool Kept => Networks.All(network => network.Kept) && Breaches.Count == 0 && Kills.Count >= KillsWanted;

    public static KillRunVerdict Of(KillRunSettings settings, IReadOnlyList<Delivery> rows, SandboxServer sandbox, IReadOnlyList<Death> kills, TimeSpan took) => new()
    {
        Networks =
        [
            .. RunNetworks.All.Select(network => NetworkVerdict.Of(network, settings.Articles, [.. rows.Where(row => row.Network == network.Name)], sandbox)),
        ],
        Breaches = [.. sandbox.Strictness.Select(breach => breach.ToString())],
        Kills = kills,
        KillsWanted = settings.Kills,
        Took = took,
    };

    public string Describe()
    {
        string[] faults =
        [
            .. Networks.SelectMany(network => network.Doubled).Select(one => "doubled: " + one),
            .. Networks.SelectMany(network => network.Lost).Select(one => "lost: " + one),
            .. Networks.SelectMany(network => network.Wrong).Select(one => "wrong: " + one),
            .. Breaches,
        ];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
             planned {Sum(network => network.Planned)}, on the networks {Sum(network => network.Posts)}, doubled {Sum(network => network.Doubled.Count)}, lost {Sum(network => network.Lost.Count)}, strangers {Sum(network => network.Strangers)}, wrong in the ledger {Sum(network => network.Wrong.Count)}
             kills {Kills.Count} of at least {KillsWanted} ({Counts(Kills.Select(kill => kill.Network ?? "any"))}): {Counts(Kills.Select(kill => kill.Point))}; stops {Stops}
             {string.Join('\n', Networks.Select(network => network.Describe()))}
             claims {Sum(network => network.Claims)}, deliveries ever in doubt {Sum(network => network.Doubted)}, {Took.TotalSeconds:0} s
             {string.Join('\n', faults.Take(20))}
             """).TrimEnd();
    }

    private int Sum(Func<NetworkVerdict, int> count) => Networks.Sum(count);

    private static string Counts(IEnumerable<string> words) =>
        string.Join(", ", words.CountBy(word => word).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));
}
