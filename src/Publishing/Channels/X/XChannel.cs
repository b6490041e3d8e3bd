using System.Diagnostics;
using System.Text;

namespace Distribution.Publishing.Channels.X;

/// <summary>One account on X, over <see href="https://docs.x.com/x-api/posts/create-post">API v2</see>.</summary>
internal sealed class XChannel(ChannelName name, XOptions options, XFormatter formatter, IChannelAccess<XCredential> access, XCalls calls, TimeProvider time) : IChannel
{
    /// <summary>As it stands in queue names and settings.</summary>
    public static readonly NetworkName X = new("x");

    private readonly XSearch _search = new(calls, options, time);

    private readonly XAccount _account = new(calls, options, access);

    private readonly XPicture _picture = new(calls, options, time);

    public ChannelName Name => name;

    public NetworkName Network => X;

    public ChannelTraits Traits { get; } = TraitsOf(options);

    /// <summary>What the settings make of an account.</summary>
    public static ChannelTraits TraitsOf(XOptions options) =>
        new()
        {
            CallTimeout = options.CallTimeout,
            ReadDelay = options.ReadDelay,
            CanTakeDown = true,

            // An upload may be made twice, the second time as JSON; its alternative text is one more call.
            PrepareTimeout = options.AttachPicture ? options.UploadTimeout * 3 : TimeSpan.Zero,
            Picture = options.AttachPicture ? XLimits.Picture : null,
        };

    public FormattedPost Format(FormatRequest request) => formatter.Format(request);

    public string DescribeRequest(Post post) => Encoding.UTF8.GetString(XWire.Body(post, post.Picture is null ? null : "(the uploaded picture)"));

    /// <summary>Nothing, unless the channel's posts carry pictures.</summary>
    public async Task<PrepareReply> PrepareAsync(PrepareRequest request, CancellationToken cancellationToken) => request.Post.Picture is null
        ? new PrepareReply.Ready()
        : await access.ReadAsync(cancellationToken) switch
        {
            ChannelAccess<XCredential>.Ready ready => await AgainIfRenewedAsync(await _picture.PrepareAsync(request, ready.Credential, cancellationToken), ready.Credential),
            var other => new PrepareReply.NotReady(NotSent(other, rawCode: "not sent")),
        };

    /// <summary><c>POST /2/tweets</c>, once. Nobody but its own time-out ends it: a call cut off by a shutdown would be a doubt made by ourselves.</summary>
    public async Task<PublishReply> PublishAsync(PublishRequest request, SendPermit permit, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new(new DeliveryOutcome.Deferred("The process was stopping; nothing was sent.", null));
        }

        var credential = await access.ReadAsync(CancellationToken.None);
        return credential is ChannelAccess<XCredential>.Ready ready ? await PublishAsync(request, permit, ready.Credential) : new(NotSent(credential, rawCode: "not sent"));
    }

    public async Task<FindReply> FindAsync(FindRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (await access.ReadAsync(cancellationToken) is not ChannelAccess<XCredential>.Ready ready)
            {
                return new FindReply.CannotTell("There is no credential to read X with just now.", null);
            }

            if (_account.Id is null && await _account.AskAsync(ready.Credential, cancellationToken) is var answer && _account.Id is null)
            {
                return XReadReply.NoAnswer(answer, options, time.GetUtcNow());
            }

            var (reply, unauthorized) = await _search.FindAsync(request, _account, ready.Credential, cancellationToken);
            if (unauthorized)
            {
                await access.RefusedAsync(ready.Credential, CancellationToken.None);
            }

            return reply;
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new FindReply.CannotTell($"X could not be read: {e.Message}", null);
        }
    }

    /// <summary><c>DELETE /2/tweets/{id}</c>, once. Deleting twice is harmless, yet it is not left to .NET to do so.</summary>
    public async Task<TakeDownReply> TakeDownAsync(string networkId, CancellationToken cancellationToken)
    {
        try
        {
            if (await access.ReadAsync(cancellationToken) is not ChannelAccess<XCredential>.Ready ready)
            {
                return new TakeDownReply.NotYet("There is no credential to call X with just now.", null);
            }

            using var request = calls.Request(HttpMethod.Delete, "/2/tweets/" + Uri.EscapeDataString(networkId), ready.Credential);
            request.Content = new OnceContent();
            var answer = await calls.SendAsync(request, ChannelAnswer.ShortBodyCap, cancellationToken);
            if (answer.Status is 401)
            {
                await access.RefusedAsync(ready.Credential, CancellationToken.None);
            }

            return XReadReply.TookDown(answer, options, time.GetUtcNow());
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new TakeDownReply.NotYet($"X did not answer: {e.Message}", null);
        }
    }

    /// <summary><c>GET /2/users/me</c>. X has answered 401 here for hours while posting worked, so one refusal is not the last word.</summary>
    public async Task<ProbeReply> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            switch (await access.ReadAsync(cancellationToken))
            {
                case ChannelAccess<XCredential>.Ready ready:
                    return XReadReply.Probed(await _account.AskAsync(ready.Credential, cancellationToken), options, time.GetUtcNow());
                case ChannelAccess<XCredential>.Missing missing:
                    return new ProbeReply.Refused(missing.Cause, missing.Reason);
                case ChannelAccess<XCredential>.NotNow notNow:
                    return new ProbeReply.CannotTell(notNow.Reason);
                case var other:
                    throw new UnreachableException($"An access nobody knows: {other}");
            }
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new ProbeReply.CannotTell($"X could not be read: {e.Message}");
        }
    }

    private async Task<PublishReply> PublishAsync(PublishRequest post, SendPermit permit, XCredential credential)
    {
        using var content = new PublishingContent(XWire.Body(post.Post, XTicket.Read(post.Ticket)?.MediaId), "application/json", permit);
        using var request = calls.Request(HttpMethod.Post, "/2/tweets", credential);
        request.Content = content;
        ChannelAnswer answer;
        try
        {
            answer = await calls.SendAsync(request, ChannelAnswer.ShortBodyCap, CancellationToken.None);
        }
        catch (Exception e) when (e.NeverSent(content))
        {
            return new(new DeliveryOutcome.Deferred($"Nothing was sent to X: {(e.InnerException as NeverSentException ?? e).Message}", null));
        }
        catch (Exception e) when (e.EndsTheCall)
        {
            return new(new DeliveryOutcome.InDoubt($"X did not answer: {e.Message}"));
        }

        var now = time.GetUtcNow();
        var outcome = XReply.Classify(answer, options, _account.Username, now);
        return outcome is DeliveryOutcome.ChannelRefused { Cause: HoldCause.NeedsReconnecting } refused && answer.Status is 401
            ? new(NotSent(await access.RefusedAsync(credential, CancellationToken.None), refused.RawCode))
            : new(outcome, answer.QuietUntil(now));
    }

    /// <summary>A refused token that is renewed by itself is waited for, as at the post itself.</summary>
    private async Task<PrepareReply> AgainIfRenewedAsync(PrepareReply reply, XCredential used) =>
        reply is PrepareReply.NotReady { Outcome: DeliveryOutcome.ChannelRefused { Cause: HoldCause.NeedsReconnecting } refused } notReady
        && await access.RefusedAsync(used, CancellationToken.None) is ChannelAccess<XCredential>.NotNow notNow
            ? notReady with { Outcome = NotSent(notNow, refused.RawCode) }
            : reply;

    /// <summary>Certainly not posted, for want of a credential. A renewal is the whole channel's wait and uses up no attempt.</summary>
    private DeliveryOutcome NotSent(ChannelAccess<XCredential> state, string rawCode) => state switch
    {
        ChannelAccess<XCredential>.NotNow notNow => new DeliveryOutcome.Throttled(notNow.Reason, time.GetUtcNow() + notNow.Wait),
        ChannelAccess<XCredential>.Missing missing => new DeliveryOutcome.ChannelRefused(missing.Cause, missing.Reason, rawCode),
        _ => throw new UnreachableException($"No reason not to send: {state}"),
    };
}
