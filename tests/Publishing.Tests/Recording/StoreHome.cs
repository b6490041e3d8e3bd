using Distribution.Publishing.Recording;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>An empty store of one kind, as the conformance suites need it: processes start on it and end, and time is given.</summary>
public abstract class StoreHome : IAsyncDisposable
{
    /// <summary>The clock every process of the store goes by.</summary>
    public FakeTimeProvider Time { get; } = new(Sample.Start);

    /// <summary>Starts one more process that shares the store.</summary>
    public abstract Task<StoreProcess> StartAsync();

    public abstract ValueTask DisposeAsync();
}

/// <summary>One process' view of the store. Disposing it is the process dying: nothing it had in hand is finished.</summary>
public abstract class StoreProcess : IAsyncDisposable
{
    public abstract IDeliveryLedger Ledger { get; }

    public abstract IArticleStore Articles { get; }

    public abstract IMessageQueue Queue { get; }

    public abstract IChannelGate Gate { get; }

    public abstract IStoreOverview Overview { get; }

    public abstract IConnectionStore Connections { get; }

    public abstract ISubmissionStore Submissions { get; }

    public abstract IMediaStore Media { get; }

    public abstract ISyndicationStore Syndication { get; }

    public abstract ClaimHolder Claims { get; }

    public abstract ValueTask DisposeAsync();
}
