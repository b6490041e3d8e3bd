using System.Diagnostics;
using Ready = Distribution.Publishing.Channels.ChannelAccess<Distribution.Publishing.Channels.Graph.GraphCredential>.Ready;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>What a channel does with its account, and what it answers while there is no credential for it.</summary>
internal sealed class GraphAccount(GraphNode node, GraphOptions options, IChannelAccess<GraphCredential> access, ChannelCall calls, TimeProvider time)
{
    private static readonly byte[] Nothing = "{}"u8.ToArray();

    public async Task<PrepareReply> PrepareAsync(Func<GraphCalls, Task<PrepareReply>> prepare, CancellationToken cancellationToken)
    {
        var state = await access.ReadAsync(cancellationToken);
        if (state is not Ready ready)
        {
            return new PrepareReply.NotReady(NotSent(state));
        }

        var reply = await prepare(With(ready));
        return reply is PrepareReply.NotReady { Outcome: var outcome } notReady ? notReady with { Outcome = await AgainIfRenewedAsync(outcome, ready) } : reply;
    }

    /// <summary>Nothing is begun once the process stops.</summary>
    public async Task<PublishReply> PublishAsync(Func<GraphCalls, Task<PublishReply>> publish, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new(new DeliveryOutcome.Deferred("The process was stopping; nothing was sent.", null));
        }

        var state = await access.ReadAsync(CancellationToken.None);
        if (state is not Ready ready)
        {
            return new(NotSent(state));
        }

        var reply = await publish(With(ready));
        return reply with { Outcome = await AgainIfRenewedAsync(reply.Outcome, ready) };
    }

    public async Task<FindReply> FindAsync(Func<GraphCalls, Task<FindReply>> find, CancellationToken cancellationToken)
    {
        try
        {
            return await access.ReadAsync(cancellationToken) switch
            {
                Ready ready => await find(With(ready)),
                var state => new FindReply.CannotTell(Why(state), null),
            };
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new FindReply.CannotTell($"{options.Spoken} could not be read: {e.Message}", null);
        }
    }

    /// <summary><c>DELETE /{post-id}</c>, once. A post that is not there is gone, if the token still sees the account it was on.</summary>
    public async Task<TakeDownReply> TakeDownAsync(string networkId, CancellationToken cancellationToken)
    {
        try
        {
            return await access.ReadAsync(cancellationToken) switch
            {
                Ready ready => await TakeDownAsync(With(ready), Uri.EscapeDataString(networkId), cancellationToken),
                var state => new TakeDownReply.NotYet(Why(state), null),
            };
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new TakeDownReply.NotYet($"{options.Spoken} did not answer: {e.Message}", null);
        }
    }

    /// <summary><c>GET /{account-id}</c> with its id and name.</summary>
    public async Task<ProbeReply> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await access.ReadAsync(cancellationToken) switch
            {
                Ready ready => await ProbeAsync(With(ready), cancellationToken),
                ChannelAccess<GraphCredential>.Missing missing => new ProbeReply.Refused(missing.Cause, missing.Reason),
                var state => new ProbeReply.CannotTell(Why(state)),
            };
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new ProbeReply.CannotTell($"{options.Spoken} could not be read: {e.Message}");
        }
    }

    private async Task<ProbeReply> ProbeAsync(GraphCalls graph, CancellationToken cancellationToken)
    {
        var answer = await ReadAsync(graph, node.Id, node.Fields, cancellationToken);
        return answer.IsSuccess && node.ReadName(answer.Body) is { } known
            ? new ProbeReply.Works(known)
            : GraphReadReply.NotProbed(answer, options, time.GetUtcNow());
    }

    private async Task<TakeDownReply> TakeDownAsync(GraphCalls graph, string post, CancellationToken cancellationToken)
    {
        var answer = await graph.SendAsync(HttpMethod.Delete, post, Nothing, options.CallTimeout, cancellationToken);
        return answer switch
        {
            { IsSuccess: true } when GraphJson.ReadSuccess(answer.Body) => new TakeDownReply.Gone(),
            _ when IsMissing(answer) => await GoneAsync(graph, post, cancellationToken),
            _ => GraphReadReply.NotTakenDown(answer, options, time.GetUtcNow()),
        };
    }

    /// <summary>"Not there" is also what the API says of what a token may not see, so both the post and its account are asked for.</summary>
    private async Task<TakeDownReply> GoneAsync(GraphCalls graph, string post, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(graph, post, "id", cancellationToken);
        if (!IsMissing(read))
        {
            return GraphReadReply.NotTakenDown(read, options, time.GetUtcNow());
        }

        var account = await ReadAsync(graph, node.Id, node.Fields, cancellationToken);
        return GraphReply.Classify(account, options, time.GetUtcNow()).Class is GraphClass.Success
            ? new TakeDownReply.Gone()
            : new TakeDownReply.NotYet($"{options.Spoken} shows the token neither the post nor its {node.Called}, so whether the post is gone cannot be told.", null);
    }

    private Task<ChannelAnswer> ReadAsync(GraphCalls graph, string path, string fields, CancellationToken cancellationToken) =>
        graph.GetAsync(path, [new("fields", fields)], options.CallTimeout, cancellationToken);

    private bool IsMissing(ChannelAnswer answer) => GraphReply.Classify(answer, options, time.GetUtcNow()).Class is GraphClass.Missing;

    private GraphCalls With(Ready ready) => new(calls, options, ready.Credential);

    /// <summary>A token that was renewed between its reading and the answer says nothing about the connection.</summary>
    private async Task<DeliveryOutcome> AgainIfRenewedAsync(DeliveryOutcome outcome, Ready used) =>
        outcome is DeliveryOutcome.ChannelRefused { Cause: HoldCause.NeedsReconnecting }
        && await access.RefusedAsync(used.Credential, CancellationToken.None) is ChannelAccess<GraphCredential>.NotNow notNow
            ? NotSent(notNow)
            : outcome;

    /// <summary>Certainly not posted, for want of a credential. A renewal is the whole channel's wait and uses up no attempt.</summary>
    private DeliveryOutcome NotSent(ChannelAccess<GraphCredential> state) => state switch
    {
        ChannelAccess<GraphCredential>.NotNow notNow => new DeliveryOutcome.Throttled(notNow.Reason, time.GetUtcNow() + notNow.Wait),
        ChannelAccess<GraphCredential>.Missing missing => new DeliveryOutcome.ChannelRefused(missing.Cause, missing.Reason, "not sent"),
        _ => throw new UnreachableException($"No reason not to send: {state}"),
    };

    private static string Why(ChannelAccess<GraphCredential> state) => state switch
    {
        ChannelAccess<GraphCredential>.NotNow notNow => notNow.Reason,
        ChannelAccess<GraphCredential>.Missing missing => missing.Reason,
        _ => throw new UnreachableException($"No reason not to call: {state}"),
    };
}
