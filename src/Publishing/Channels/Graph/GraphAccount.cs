namespace Distribution.Publishing.Channels.Graph;

/// <summary>What a channel does with its account, and what it answers while nobody has connected one.</summary>
/// <param name="calls">Null for a channel nobody has connected.</param>
internal sealed class GraphAccount(ChannelName channel, GraphNode node, GraphOptions options, GraphCalls? calls, TimeProvider time)
{
    private static readonly byte[] Nothing = "{}"u8.ToArray();

    private string Unconnected => $"{channel} has no credential; set its environment variables.";

    public async Task<PrepareReply> PrepareAsync(Func<GraphCalls, Task<PrepareReply>> prepare) =>
        calls is null ? new PrepareReply.NotReady(NotConnected()) : await prepare(calls);

    /// <summary>Nothing is begun once the process stops.</summary>
    public async Task<PublishReply> PublishAsync(Func<GraphCalls, Task<PublishReply>> publish, CancellationToken cancellationToken) => calls switch
    {
        _ when cancellationToken.IsCancellationRequested => new(new DeliveryOutcome.Deferred("The process was stopping; nothing was sent.", null)),
        null => new(NotConnected()),
        _ => await publish(calls),
    };

    public async Task<FindReply> FindAsync(Func<GraphCalls, Task<FindReply>> find, CancellationToken cancellationToken)
    {
        try
        {
            return calls is null ? new FindReply.CannotTell(Unconnected, null) : await find(calls);
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new FindReply.CannotTell($"{options.Spoken} could not be read: {e.Message}", null);
        }
    }

    /// <summary><c>DELETE /{post-id}</c>, once. A post that is not there is gone, if the token still sees the account it was on.</summary>
    public async Task<TakeDownReply> TakeDownAsync(string networkId, CancellationToken cancellationToken)
    {
        if (calls is null)
        {
            return new TakeDownReply.NotYet(Unconnected, null);
        }

        try
        {
            var post = Uri.EscapeDataString(networkId);
            var answer = await calls.SendAsync(HttpMethod.Delete, post, Nothing, options.CallTimeout, cancellationToken);
            return answer switch
            {
                { IsSuccess: true } when GraphJson.ReadSuccess(answer.Body) => new TakeDownReply.Gone(),
                _ when IsMissing(answer) => await GoneAsync(calls, post, cancellationToken),
                _ => GraphReadReply.NotTakenDown(answer, options, time.GetUtcNow()),
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
        if (calls is null)
        {
            return new ProbeReply.Refused(HoldCause.NotConnected, Unconnected);
        }

        try
        {
            var answer = await ReadAsync(calls, node.Id, node.Fields, cancellationToken);
            return answer.IsSuccess && node.ReadName(answer.Body) is { } known
                ? new ProbeReply.Works(known)
                : GraphReadReply.NotProbed(answer, options, time.GetUtcNow());
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new ProbeReply.CannotTell($"{options.Spoken} could not be read: {e.Message}");
        }
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
        return account.IsSuccess
            ? new TakeDownReply.Gone()
            : new TakeDownReply.NotYet($"{options.Spoken} shows the token neither the post nor its {node.Called}, so whether the post is gone cannot be told.", null);
    }

    private Task<ChannelAnswer> ReadAsync(GraphCalls graph, string path, string fields, CancellationToken cancellationToken) =>
        graph.GetAsync(path, [new("fields", fields)], options.CallTimeout, cancellationToken);

    private bool IsMissing(ChannelAnswer answer) => GraphReply.Classify(answer, options, time.GetUtcNow()).Class is GraphClass.Missing;

    private DeliveryOutcome.ChannelRefused NotConnected() => new(HoldCause.NotConnected, Unconnected, "not sent");
}
