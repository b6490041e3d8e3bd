using Distribution.Functions.Hosting.SelfHosted;
using Distribution.Functions.Hosting.Serving;
using Distribution.Functions.Intake;
using Distribution.Functions.Triggers;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Hosting.Health;

/// <summary>Finds out how the service is. Every read is by an index, and a store that does not answer soon is an answer.</summary>
internal sealed class HealthCheck(
    PipelineSettings settings,
    IStoreOverview overview,
    IMessageQueue queue,
    IChannelGate gates,
    ConnectionWarnings connections,
    IEnumerable<IQueueFunction> functions,
    WorkersService workers,
    SourceSecrets secrets,
    IntakeMeter meter,
    TimeProvider time)
{
    public const string Ok = "ok";
    public const string Degraded = "degraded";
    public const string Failing = "failing";

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2);

    /// <summary>A lane that leaves a due message longer than this is behind.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(1);

    /// <summary>A proof of a write costs one; whoever asks often is told of the last.</summary>
    private static readonly TimeSpan ProofHolds = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _queues = [.. functions.SelectMany(function => function.Queues)];
    private DateTimeOffset _provenAt = DateTimeOffset.MinValue;

    public async Task<HealthReport> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The store's homes may block: on a thread of its own, so that no more than this is waited for.
            return await Task.Run(() => ReadStoreAsync(cancellationToken), cancellationToken).WaitAsync(AnswerWithin, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return Unanswered($"The store did not answer within {AnswerWithin.TotalSeconds:0} s.");
        }
        catch (Exception e) when (e.IsBrokenStorage)
        {
            return Unanswered($"The store cannot be read or written: {e.Message}");
        }
    }

    private async Task<HealthReport> ReadStoreAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var channels = await ChannelWords.ReadAsync(settings, gates, connections, now, cancellationToken);
        var store = await overview.ReadAsync(DateOnly.FromDateTime(now.UtcDateTime), newest: 0, cancellationToken);
        List<LaneHealth> lanes = [];
        foreach (var name in _queues)
        {
            var due = await queue.NextVisibleAsync(name, cancellationToken) ?? now;
            lanes.Add(new(name, Math.Max(0, (long)(now - due).TotalSeconds)));
        }

        if (now - _provenAt > ProofHolds || now < _provenAt)
        {
            await overview.ProveWritableAsync(cancellationToken);
            _provenAt = now;
        }

        List<string> failing = [.. FailingByItself()];
        List<string> degraded = [.. Worrying(store, lanes, channels), .. settings.Warnings.Select(warning => $"Soon: {warning}")];
        return new()
        {
            Status = failing is not [] ? Failing : degraded is not [] ? Degraded : Ok,
            Problems = [.. failing, .. degraded],
            Mode = settings.Mode.ToString(),
            Store = new(Writable: true),
            Lanes = lanes,
            Channels = [.. channels.Select(channel => new ChannelHealth(channel.Channel.Value, channel.Condition, channel.Why, channel.Until))],
            Counts = new()
            {
                Today = store.OfTheDay.GroupBy(count => count.State.ToString()).ToDictionary(state => state.Key, state => state.Sum(count => count.Count)),
                ParkedDeliveries = store.Parked,
                ParkedEvents = store.ParkedEvents,
                InvalidMessages = store.InvalidMessages,
                RefusedSignatures = meter.Refused,
            },
        };
    }

    private HealthReport Unanswered(string problem) => new()
    {
        Status = Failing,
        Problems = [problem, .. FailingByItself()],
        Mode = settings.Mode.ToString(),
        Store = new(Writable: false),
        Lanes = [],
        Channels = [],
        Counts = new() { Today = new Dictionary<string, int>(), ParkedDeliveries = 0, ParkedEvents = 0, InvalidMessages = 0, RefusedSignatures = meter.Refused },
    };

    private IEnumerable<string> FailingByItself()
    {
        if (workers.Alive is false)
        {
            yield return "The workers do not run; start the service again.";
        }

        foreach (var source in secrets.WithoutSecret)
        {
            yield return $"Nothing can be taken from {source.Name}: {source.SecretFrom} is not set. Set it and start the service again.";
        }
    }

    private static IEnumerable<string> Worrying(StoreOverview store, IEnumerable<LaneHealth> lanes, IReadOnlyList<ChannelWords> channels)
    {
        foreach (var lane in lanes.Where(lane => lane.OldestDueSeconds > Behind.TotalSeconds))
        {
            yield return $"{lane.Queue} is behind: its oldest due message has been waiting for {lane.OldestDueSeconds} s.";
        }

        foreach (var channel in channels.Where(channel => !channel.IsOpen))
        {
            var until = channel.Until is { } end ? $" until {end.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC" : "";
            yield return $"{channel.Channel} is {channel.Condition}{until}: {channel.Why}";
        }

        foreach (var channel in channels.Where(channel => channel is { IsOpen: true, Why: not null }))
        {
            yield return $"Soon: {channel.Channel}: {channel.Why}";
        }

        if (store.Parked > 0)
        {
            yield return $"{store.Parked} parked deliveries need a person.";
        }

        if (store.ParkedEvents > 0)
        {
            yield return $"{store.ParkedEvents} parked events need a person.";
        }

        if (store.InvalidMessages > 0)
        {
            yield return $"{store.InvalidMessages} messages in {Queues.Invalid} could not be read.";
        }
    }
}
