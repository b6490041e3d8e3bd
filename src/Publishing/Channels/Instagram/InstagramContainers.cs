using System.Diagnostics;
using System.Globalization;
using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>
/// The first of Instagram's two steps: a container with picture and caption, which Instagram takes its time over and nobody sees
/// (<see href="https://developers.facebook.com/docs/instagram-platform/content-publishing">its guide</see>).
/// </summary>
internal sealed class InstagramContainers(InstagramOptions options, string user, TimeProvider time)
{
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMinutes(1);

    public async Task<PrepareReply> PrepareAsync(PrepareRequest request, GraphCalls calls, CancellationToken cancellationToken)
    {
        try
        {
            return request.Ticket is { } container
                ? await LookAsync(container, request.TicketSince ?? time.GetUtcNow(), calls, cancellationToken)
                : await MakeAsync(request, calls, cancellationToken);
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return NotReady(new DeliveryOutcome.Deferred($"Instagram did not answer: {e.Message}", null));
        }
    }

    /// <summary><c>GET /{container-id}</c>; null with the answer when it cannot be read.</summary>
    public async Task<(InstagramContainerState? State, ChannelAnswer Answer)> ReadAsync(string container, GraphCalls calls, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(Uri.EscapeDataString(container), "status_code,status", calls, cancellationToken);
        return (answer.IsSuccess ? InstagramWire.ReadContainer(answer.Body) : null, answer);
    }

    private async Task<PrepareReply> MakeAsync(PrepareRequest request, GraphCalls calls, CancellationToken cancellationToken)
    {
        if (request.PictureUrl is not { } picture)
        {
            const string reason = "Instagram fetches the picture from us, and publicBaseUrl does not say where it can; set it in distribution.json.";
            return NotReady(new DeliveryOutcome.ChannelRefused(HoldCause.Misconfigured, reason, "not sent"));
        }

        var body = InstagramWire.Container(request.Post, picture.AbsoluteUri);
        var answer = await calls.SendAsync(HttpMethod.Post, $"{user}/media", body, options.PrepareCallTimeout, cancellationToken);
        return answer switch
        {
            { IsSuccess: true } when GraphJson.ReadId(answer.Body) is { } id => new PrepareReply.Begun(id, TimeSpan.Zero, "Instagram has the picture and works on it."),
            _ when GraphReply.Classify(answer, options, time.GetUtcNow()).Class is GraphClass.Success =>
                NotReady(new DeliveryOutcome.Deferred($"Instagram answered {answer.Status}, but its answer does not name the container.", null)),
            _ => NotReady(GraphReadReply.NotPrepared(answer, options, time.GetUtcNow()), answer),
        };
    }

    private async Task<PrepareReply> LookAsync(string container, DateTimeOffset since, GraphCalls calls, CancellationToken cancellationToken)
    {
        var (state, answer) = await ReadAsync(container, calls, cancellationToken);
        return state switch
        {
            InstagramContainerState.Finished => await QuotaAsync(calls, cancellationToken),
            InstagramContainerState.InProgress when time.GetUtcNow() - since < options.PollFor =>
                new PrepareReply.Begun(container, NextLook(since), "Instagram is still working on the picture."),
            InstagramContainerState.InProgress => Spent("Instagram worked on the picture for too long; it is given to it anew."),
            InstagramContainerState.Expired => Spent("The container has expired at Instagram; it is made anew."),
            InstagramContainerState.Failed failed => Failed(failed.Subcode),
            InstagramContainerState.Published => NotReady(new DeliveryOutcome.InDoubt("Instagram has published the container already; the post is looked for.")),
            null => Unread(answer),
            _ => throw new UnreachableException($"A container's state nobody knows: {state}"),
        };
    }

    /// <summary>A container that is not there will never be published, and no look came back with its post; anything else unread says nothing of it.</summary>
    private PrepareReply.NotReady Unread(ChannelAnswer answer) => GraphReply.Classify(answer, options, time.GetUtcNow()) switch
    {
        { Class: GraphClass.Success } => NotReady(new DeliveryOutcome.Deferred($"Instagram answered {answer.Status}, but not how the container stands.", null)),
        { Class: GraphClass.ContainerSpent or GraphClass.NotReady or GraphClass.Missing } => Spent("Instagram does not have the container any more; it is made anew."),
        _ => NotReady(GraphReadReply.NotPrepared(answer, options, time.GetUtcNow()), answer),
    };

    private PrepareReply.NotReady Failed(int? subcode)
    {
        if (GraphErrors.All.FirstOrDefault(line => subcode is not null && line.Subcode == subcode).Reading is not { } reading)
        {
            return Spent($"Instagram could not make the container{(subcode is null ? "" : $" ({subcode})")}; it is tried anew.");
        }

        var wait = reading.AtLeast > TimeSpan.Zero ? reading.AtLeast : options.ThrottledFor;
        var verdict = new GraphVerdict(reading.Class, Said(reading), $"container ERROR · {subcode}") { Until = time.GetUtcNow() + wait };
        return GraphReply.NotPublished(verdict, options) switch
        {
            DeliveryOutcome.Deferred or DeliveryOutcome.InDoubt => Spent(verdict.Reason),    // nothing of a failed container was posted
            var outcome => NotReady(outcome) with { TicketIsSpent = true },
        };
    }

    private string Said(GraphReading reading) => string.Format(CultureInfo.InvariantCulture, reading.Says, options.Spoken, "an error");

    /// <summary><c>GET /{user-id}/content_publishing_limit</c>: an account's posts of a rolling day are counted, and asking costs nothing.</summary>
    private async Task<PrepareReply> QuotaAsync(GraphCalls calls, CancellationToken cancellationToken)
    {
        var answer = await GetAsync($"{user}/content_publishing_limit", "quota_usage,config", calls, cancellationToken);
        if (!answer.IsSuccess || InstagramWire.ReadQuota(answer.Body) is not { QuotaUsage: { } used } quota)
        {
            return new PrepareReply.Ready();    // the publishing call is told when there are none left
        }

        var total = quota.Config?.QuotaTotal ?? options.QuotaFallback;
        return used < total
            ? new PrepareReply.Ready()
            : NotReady(new DeliveryOutcome.Throttled($"The account's {total} posts of a day are used up at Instagram.", time.GetUtcNow() + options.QuotaRecheck));
    }

    /// <summary>Twice as long each time: what the wait has been so far.</summary>
    private TimeSpan NextLook(DateTimeOffset since)
    {
        var waited = time.GetUtcNow() - since;
        return waited < options.PollFirst ? options.PollFirst : waited < LongestPoll ? waited : LongestPoll;
    }

    private Task<ChannelAnswer> GetAsync(string path, string fields, GraphCalls calls, CancellationToken cancellationToken) =>
        calls.GetAsync(path, [new("fields", fields)], options.PrepareCallTimeout, cancellationToken);

    private static PrepareReply.NotReady Spent(string reason) => new(new DeliveryOutcome.Deferred(reason, null)) { TicketIsSpent = true };

    private PrepareReply.NotReady NotReady(DeliveryOutcome outcome, ChannelAnswer? answer = null) => new(outcome) { QuietUntil = answer?.QuietUntil(options, time.GetUtcNow()) };
}
