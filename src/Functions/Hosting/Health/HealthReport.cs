using System.Text.Json.Serialization;

namespace Distribution.Functions.Hosting.Health;

/// <summary>How the service is, for monitors and people. It holds no secret and no text of an article.</summary>
internal sealed record HealthReport
{
    /// <summary><c>ok</c>; <c>degraded</c>: it works, and somebody should look; <c>failing</c>: articles or posts do not get through.</summary>
    public required string Status { get; init; }

    /// <summary>Everything that is wrong, a sentence each, the worst first.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>LIVE or SANDBOX.</summary>
    public required string Mode { get; init; }

    public required StoreHealth Store { get; init; }

    public required IReadOnlyList<LaneHealth> Lanes { get; init; }

    public required IReadOnlyList<ChannelHealth> Channels { get; init; }

    public required CountsHealth Counts { get; init; }
}

internal sealed record StoreHealth(bool Writable);

/// <param name="OldestDueSeconds">How long the lane's oldest due message has been waiting; 0 when none is due.</param>
internal sealed record LaneHealth(string Queue, long OldestDueSeconds);

internal sealed record ChannelHealth(string Channel, string Condition, string? Why, DateTimeOffset? Until);

internal sealed record CountsHealth
{
    /// <summary>Deliveries planned today (UTC), by the state they stand in now.</summary>
    public required IReadOnlyDictionary<string, int> Today { get; init; }

    public required int ParkedDeliveries { get; init; }

    public required int ParkedEvents { get; init; }

    public required int InvalidMessages { get; init; }

    /// <summary>Requests turned away for their signature since the process began.</summary>
    public required long RefusedSignatures { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
