using System.Security.Cryptography;
using System.Text;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>What a call proves the account with. Never printed.</summary>
/// <param name="AppSecret">The app's secret, for apps that demand a proof of it; null sends none.</param>
internal sealed record GraphCredential(string AccessToken, string? AppSecret)
{
    /// <summary>
    /// <c>appsecret_proof</c> as <see href="https://developers.facebook.com/docs/graph-api/guides/secure-requests">Meta's guide</see> has it: shows
    /// that whoever holds the token also holds the app's secret. Good for nothing without the token. Null without the secret.
    /// </summary>
    public string? Proof => AppSecret is null
        ? null
        : Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(AccessToken)));

    /// <summary>The answer without the token: errors and pages quote it, and nothing further on has any use for it.</summary>
    public ChannelAnswer HideIn(ChannelAnswer answer) => answer.Body.Span.IndexOf(Encoding.UTF8.GetBytes(AccessToken)) < 0
        ? answer
        : answer with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Body.Span).Replace(AccessToken, "(hidden)", StringComparison.Ordinal)) };

    /// <inheritdoc />
    public override string ToString() => "Graph token (hidden)";
}
