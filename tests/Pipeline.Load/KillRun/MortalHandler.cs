namespace Distribution.Pipeline.Load.KillRun;

/// <summary>The points at which a worker may die around its publishing call.</summary>
internal sealed class MortalHandler(Fate fate) : DelegatingHandler
{
    private static readonly TimeSpan IntoTheCall = TimeSpan.FromMilliseconds(15);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Post)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        fate.Pass(LifePoint.BeforeSend);
        var sending = base.SendAsync(request, cancellationToken);
        await Task.WhenAny(sending, Task.Delay(IntoTheCall, cancellationToken));
        fate.Pass(LifePoint.DuringCall);
        var response = await sending;
        fate.Pass(LifePoint.AfterAnswer);
        return response;
    }
}
