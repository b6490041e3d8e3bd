using System.Diagnostics;
using Distribution.Publishing.Connecting;

namespace Distribution.Publishing.Channels.X;

/// <summary>X's credential from the connection's row.</summary>
internal sealed class XConnectionAccess(ConnectionAccess access) : IXAccess
{
    public async Task<XAccess> ReadAsync(CancellationToken cancellationToken) => Of(await access.ReadAsync(cancellationToken));

    public async Task<XAccess> RefusedAsync(XCredential used, CancellationToken cancellationToken) =>
        Of(await access.RefusedAsync(((XCredential.OAuth2)used).AccessToken, cancellationToken));

    private static XAccess Of(AccessReply reply) => reply switch
    {
        AccessReply.Token token => new XAccess.Ready(new XCredential.OAuth2(token.Value)),
        AccessReply.NotNow notNow => new XAccess.NotNow(notNow.Reason, notNow.Wait),
        AccessReply.Missing missing => new XAccess.Missing(missing.Cause, missing.Reason),
        _ => throw new UnreachableException($"A reply nobody knows: {reply}"),
    };
}

/// <summary>A channel nobody has connected.</summary>
internal sealed class XNoAccess(ChannelName channel) : IXAccess
{
    public Task<XAccess> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<XAccess>(new XAccess.Missing(HoldCause.NotConnected, $"{channel} has no credential; set its environment variables."));

    public Task<XAccess> RefusedAsync(XCredential used, CancellationToken cancellationToken) => ReadAsync(cancellationToken);
}
