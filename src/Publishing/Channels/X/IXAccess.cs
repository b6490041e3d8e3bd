namespace Distribution.Publishing.Channels.X;

/// <summary>Where the channel's credential comes from: four fixed secrets, or the connection's row, which something else renews.</summary>
internal interface IXAccess
{
    /// <summary>The credential as it stands. Renews nothing.</summary>
    Task<XAccess> ReadAsync(CancellationToken cancellationToken);

    /// <summary>X answered 401 to this credential: notes it, and says whether waiting can help.</summary>
    Task<XAccess> RefusedAsync(XCredential used, CancellationToken cancellationToken);
}

/// <summary>A credential that never changes while the process runs.</summary>
internal sealed class XFixedAccess(XCredential credential) : IXAccess
{
    public Task<XAccess> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<XAccess>(new XAccess.Ready(credential));

    public Task<XAccess> RefusedAsync(XCredential used, CancellationToken cancellationToken) => Task.FromResult<XAccess>(new XAccess.Missing(
        HoldCause.NeedsReconnecting,
        "X no longer accepts the account's keys; create new ones in X's developer console and set them."));
}
