using System.Text.RegularExpressions;
using Distribution.Publishing;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>The networks of a run. A new one is its lines here and its limits in <see cref="RunSandbox"/>.</summary>
internal static partial class RunNetworks
{
    private static readonly string CallTimeout = $"{RunTimes.CallTimeout.TotalSeconds}s";

    private static readonly string ReadDelay = $"{RunTimes.ReadDelay.TotalSeconds}s";

    /// <summary>Every article goes to each of them.</summary>
    public static IReadOnlyList<RunNetwork> All { get; } =
    [
        new()
        {
            Name = new("x"),
            Settings = $$"""
                {"callTimeout":"{{CallTimeout}}","readDelay":"{{ReadDelay}}","findPageSize":100,"findPageCap":100,"attachPicture":true,"uploadTimeout":"{{CallTimeout}}"}
                """,
            Publishes = "/2/tweets",
            Prepares = ["/2/media/upload", "/2/media/metadata"],
            Faults =
            [
                "429-1,chance=0.003",
                "reset,path=/2/media/*,chance=0.02", "accept-then-drop,path=/2/media/*,chance=0.03", "latency-0.3,path=/2/media/*",
            ],
            Posts = static sandbox => sandbox.X.Posts().Select(post => new SeenPost(MarkIn(string.Join(' ', post.Links.Select(link => link.Expanded))), post.Id)),
        },
        new()
        {
            Name = new("facebook"),
            Settings = GraphSettings(""),
            Publishes = "/feed",
            Prepares = ["/"],
            Faults =
            [
                "1-99,chance=0.02", "2-transient,chance=0.01",
                "reset,path=/v*/,chance=0.02", "accept-then-drop,path=/v*/,chance=0.03", "latency-0.3,path=/v*/",
            ],
            Posts = static sandbox => sandbox.Facebook.Posts().Select(post => new SeenPost(MarkIn(post.Link ?? ""), post.Id)),
        },
        new()
        {
            Name = new("instagram"),
            Text = "{{ headline }}\n\n{{ link }}",
            Settings = GraphSettings(""","pollFirst":"1s" """),
            Publishes = "/media_publish",
            Prepares = ["/media"],
            Faults =
            [
                "1-99,chance=0.02", "2-transient,chance=0.01", "24-2207006,chance=0.02", "9007-2207027,chance=0.01",
                "reset,path=/v*/*/media,chance=0.02", "accept-then-drop,path=/v*/*/media,chance=0.03", "503,path=/v*/*/media,chance=0.02",
                "latency-0.3,path=/v*/*/media",
            ],
            Posts = static sandbox => sandbox.Instagram.Media().Select(media => new SeenPost(MarkIn(media.Caption ?? ""), media.Id)),
            Orphans = static sandbox => sandbox.Instagram.Containers().Count(container => container.MediaId is null),
        },
        new()
        {
            // A hub reads our feed and hands out no ids; an article is known there by the page it is, and what nobody reads any more is no post.
            Name = new("googlenews"),
            Settings = $$"""{"callTimeout":"{{CallTimeout}}"}""",
            Publishes = "/hub",
            Posts = static sandbox => sandbox.GoogleNews.Items().Where(item => item.RemovedAt is null).Select(item => new SeenPost(item.Link, Id: null)),
            MarkOf = static row => row.Post?.Link.AbsoluteUri ?? "",
        },
    ];

    /// <summary>What every stand-in does to the publishing calls; it takes its time over the rest, so that a worker's life is a dozen deliveries.</summary>
    private static readonly string[] Shared =
    [
        "accept-then-drop,chance=0.03", $"late-commit-{RunTimes.LateCommit.TotalSeconds:0},chance=0.03", "reset,chance=0.02", "503,chance=0.01",
        "accept-then-502,chance=0.02", "empty-2xx,chance=0.01", "truncated-json,chance=0.01",
    ];

    /// <summary>Of those that meet a call the first has it.</summary>
    public static IEnumerable<string> Faults => from network in All from fault in network.Faults.Concat(Shared).Append("latency-0.7") select $"{network.Name}:{fault}";

    /// <summary>Whose call it is that changes something, and whether it is the one that publishes; null for any other.</summary>
    public static (NetworkName Network, bool Publishes)? CallOf(HttpRequestMessage request)
    {
        if (request.Method != HttpMethod.Post)
        {
            return null;
        }

        var path = request.RequestUri!.AbsolutePath;
        return All.FirstOrDefault(network => path.EndsWith(network.Publishes, StringComparison.Ordinal)) is { } publishing ? (publishing.Name, true)
            : All.FirstOrDefault(network => network.Prepares.Any(end => path.EndsWith(end, StringComparison.Ordinal))) is { } preparing ? (preparing.Name, false)
            : null;
    }

    private static string GraphSettings(string more) => $$"""
        {"callTimeout":"{{CallTimeout}}","prepareCallTimeout":"{{CallTimeout}}","readDelay":"{{ReadDelay}}","findPageSize":100,"findPageCap":100{{more}}}
        """;

    /// <summary>The delivery's token, wherever a text has a link with it.</summary>
    private static string MarkIn(string text) => Token.Match(text).Groups[1].Value;

    [GeneratedRegex("[?&]d=([^&\\s]+)")]
    private static partial Regex Token { get; }
}
