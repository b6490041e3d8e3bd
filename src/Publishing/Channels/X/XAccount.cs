namespace Distribution.Publishing.Channels.X;

/// <summary>Who the channel's account is: by its settings, else as X last said.</summary>
internal sealed class XAccount(XCalls calls, XOptions options, IChannelAccess<XCredential> access)
{
    private volatile XUser? _me;

    public string? Id => options.UserId ?? _me?.Id;

    public string? Username => options.Username ?? _me?.Username;

    /// <summary><c>GET /2/users/me</c>; the answer is remembered as far as it names the account.</summary>
    public async Task<ChannelAnswer> AskAsync(XCredential credential, CancellationToken cancellationToken)
    {
        using var request = calls.Request(HttpMethod.Get, "/2/users/me", credential);
        var answer = await calls.SendAsync(request, ChannelAnswer.ShortBodyCap, cancellationToken);
        if (answer.Status is 401)
        {
            await access.RefusedAsync(credential, CancellationToken.None);
        }

        _me = answer.IsSuccess ? XWire.ReadUser(answer.Body) ?? _me : _me;
        return answer;
    }

    public Uri LinkOf(string id) => XReply.LinkOf(options, Username, id);
}
