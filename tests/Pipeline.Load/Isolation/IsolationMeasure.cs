namespace Distribution.Pipeline.Load.Isolation;

/// <summary>Pairs of runs, one with every channel well and one with the affliction, each pair in the other order than the one before.</summary>
internal sealed class IsolationMeasure(int pairs, IsolationPlan plan)
{
    public async Task<IsolationResult> RunAsync(Affliction affliction, CancellationToken cancellationToken)
    {
        List<(RunDelays Well, RunDelays Afflicted)> measured = [];
        for (var pair = 0; pair < pairs; pair++)
        {
            // What gets faster or slower as the process goes on must not always fall on the same side.
            var wellFirst = pair % 2 == 0;
            var first = await RunAsync(wellFirst ? null : affliction.Fault, cancellationToken);
            var second = await RunAsync(wellFirst ? affliction.Fault : null, cancellationToken);
            measured.Add(wellFirst ? (first, second) : (second, first));
        }

        return new(affliction, measured);
    }

    /// <summary>Once, unmeasured: what a process does for the first time is slow.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken) => await RunAsync(fault: null, cancellationToken);

    private async Task<RunDelays> RunAsync(string? fault, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("distribution-isolation-").FullName;
        try
        {
            await using var run = await IsolationRun.StartAsync(data, fault, cancellationToken);
            return await run.MeasureAsync(plan, cancellationToken);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
