namespace Distribution.Publishing.Channels;

/// <summary>Where a channel's credential comes from: the environment, which stays as it is, or the connection's row, which something else renews.</summary>
internal interface IChannelAccess<TCredential>
{
    /// <summary>The credential as it stands. Renews nothing.</summary>
    Task<ChannelAccess<TCredential>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The network takes this credential for no good: notes it, and says whether waiting can help.</summary>
    Task<ChannelAccess<TCredential>> RefusedAsync(TCredential used, CancellationToken cancellationToken);
}

/// <summary>A credential that never changes while the process runs.</summary>
/// <param name="refused">What a person does once the network takes it no longer.</param>
internal sealed class FixedAccess<TCredential>(TCredential credential, string refused) : IChannelAccess<TCredential>
{
    public Task<ChannelAccess<TCredential>> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ChannelAccess<TCredential>>(new ChannelAccess<TCredential>.Ready(credential));

    public Task<ChannelAccess<TCredential>> RefusedAsync(TCredential used, CancellationToken cancellationToken) =>
        Task.FromResult<ChannelAccess<TCredential>>(new ChannelAccess<TCredential>.Missing(HoldCause.NeedsReconnecting, refused));
}

/// <summary>A channel nobody has connected.</summary>
internal sealed class NoAccess<TCredential>(ChannelName channel) : IChannelAccess<TCredential>
{
    public Task<ChannelAccess<TCredential>> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ChannelAccess<TCredential>>(new ChannelAccess<TCredential>.Missing(HoldCause.NotConnected, $"{channel} has no credential; set its environment variables."));

    public Task<ChannelAccess<TCredential>> RefusedAsync(TCredential used, CancellationToken cancellationToken) => ReadAsync(cancellationToken);
}
