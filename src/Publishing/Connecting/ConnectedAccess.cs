using System.Diagnostics;
using Distribution.Publishing.Channels;

namespace Distribution.Publishing.Connecting;

/// <summary>A network's credential from the connection's row.</summary>
/// <param name="credentialOf">Of an access token.</param>
/// <param name="tokenOf">The access token of such a credential.</param>
internal sealed class ConnectedAccess<TCredential>(ConnectionAccess access, Func<string, TCredential> credentialOf, Func<TCredential, string> tokenOf)
    : IChannelAccess<TCredential>
{
    public async Task<ChannelAccess<TCredential>> ReadAsync(CancellationToken cancellationToken) => Of(await access.ReadAsync(cancellationToken));

    public async Task<ChannelAccess<TCredential>> RefusedAsync(TCredential used, CancellationToken cancellationToken) =>
        Of(await access.RefusedAsync(tokenOf(used), cancellationToken));

    private ChannelAccess<TCredential> Of(AccessReply reply) => reply switch
    {
        AccessReply.Token token => new ChannelAccess<TCredential>.Ready(credentialOf(token.Value)),
        AccessReply.NotNow notNow => new ChannelAccess<TCredential>.NotNow(notNow.Reason, notNow.Wait),
        AccessReply.Missing missing => new ChannelAccess<TCredential>.Missing(missing.Cause, missing.Reason),
        _ => throw new UnreachableException($"A reply nobody knows: {reply}"),
    };
}
