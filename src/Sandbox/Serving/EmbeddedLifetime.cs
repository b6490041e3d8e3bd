using Microsoft.Extensions.Hosting;

namespace Distribution.Sandbox.Serving;

/// <summary>Leaves signals to whoever owns the process.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
