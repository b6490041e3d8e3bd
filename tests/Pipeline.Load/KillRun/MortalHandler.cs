namespace Distribution.Pipeline.Load.KillRun;

/// <summary>The points at which a worker may die around the calls that change something at a network.</summary>
internal sealed class MortalHandler(Fate fate) : DelegatingHandler
{
    private static readonly TimeSpan IntoTheCall = TimeSpan.FromMilliseconds(15);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (RunNetworks.CallOf(request) is not var (network, publishes))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var (before, during, after) = publishes
            ? (LifePoint.BeforeSend, LifePoint.DuringCall, LifePoint.AfterAnswer)
            : (LifePoint.BeforePreparing, LifePoint.DuringPreparing, LifePoint.AfterPreparing);
        fate.Pass(before, network);
        var sending = base.SendAsync(request, cancellationToken);
        await Task.WhenAny(sending, Task.Delay(IntoTheCall, cancellationToken));
        fate.Pass(during, network);
        var response = await sending;
        fate.Pass(after, network);
        return response;
    }
}
