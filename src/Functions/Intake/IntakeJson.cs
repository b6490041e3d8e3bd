using System.Text.Json;
using System.Text.Json.Serialization;

namespace Distribution.Functions.Intake;

/// <summary>What intake answers when an event is on record.</summary>
/// <param name="Event">Its id; the same signed bytes have the same one.</param>
internal sealed record AcceptedEvent(string Event);

/// <summary>What may be said with a withdrawal.</summary>
internal sealed record WithdrawalBody
{
    /// <summary>Why, in the newsroom's words.</summary>
    public string? Reason { get; init; }

    /// <summary>The source's order of its events; without one the withdrawal is the newest.</summary>
    public long? Version { get; init; }

    /// <summary>Reads a body; null when it is something else.</summary>
    public static WithdrawalBody? Read(ReadOnlySpan<byte> body)
    {
        const int longestReason = 1_000;
        try
        {
            return body.IsEmpty ? new() : JsonSerializer.Deserialize(body, IntakeJson.Default.WithdrawalBody) switch
            {
                { Reason.Length: > longestReason } or { Version: < 0 } => null,
                var read => read,
            };
        }
        catch (JsonException)
        {
            return null;    // said by the caller
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(AcceptedEvent))]
[JsonSerializable(typeof(WithdrawalBody))]
internal sealed partial class IntakeJson : JsonSerializerContext;
