namespace Distribution.Functions.Hosting.Serving;

/// <summary>Leaves signals to the command line, whose token ends every command.</summary>
internal sealed class OwnedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
