using Distribution.Publishing.Channels;
using Distribution.Sandbox;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>How the stand-ins of a run are set up: no limit of theirs is met, and none of them keeps a second post away.</summary>
internal static class RunSandbox
{
    private const int Plenty = 1_000_000;

    public static SandboxOptions Of(string folder, int seed) => new()
    {
        DataFolder = folder,
        Seed = seed,
        CommitAfterCallerGone = 0.5,

        // X and Facebook refuse a text they have, which would hide a second sending from the count: here nothing but the pipeline prevents one.
        X = new()
        {
            MaxLag = RunTimes.MaxLag,
            DuplicateWindow = TimeSpan.Zero,
            PostsPerWindow = Plenty,
            UploadsPerWindow = Plenty,
            ReadsPerWindow = Plenty,
            MesPerWindow = Plenty,
        },
        Facebook = new() { MaxLag = RunTimes.MaxLag, DuplicateWindow = TimeSpan.Zero, ScrapeFetches = false, CallsPerHour = Plenty },
        Instagram = new() { MaxLag = RunTimes.MaxLag, QuotaTotal = Plenty, ContainersPerDay = Plenty, CallsPerHour = Plenty },
        GoogleNews = new() { CallsPerMinute = Plenty, IndexNowPause = TimeSpan.Zero },
    };

    /// <summary>Starts them with the run's faults.</summary>
    public static async Task<SandboxServer> StartAsync(string folder, int seed, CancellationToken cancellationToken)
    {
        // A channel whose settings are wrong has the defaults instead, and the run would wait for those.
        var wrong = RunNetworks.All.SelectMany(network => Networks.Of(network.Name).Faults(network.Channel)).ToArray();
        if (wrong is not [])
        {
            throw new InvalidOperationException(string.Join('\n', wrong.Select(fault => fault.ToString())));
        }

        var sandbox = await SandboxServer.StartAsync(Of(folder, seed), cancellationToken);
        foreach (var fault in RunNetworks.Faults)
        {
            sandbox.Faults.Add(fault);
        }

        return sandbox;
    }
}
