using System.Text.Json;
using System.Text.Json.Serialization;

namespace Distribution.Publishing.Messages;

/// <summary>The one form of every message in a queue.</summary>
public static class MessageJson
{
    /// <summary>Writes a wake-up.</summary>
    public static string Write(DeliverPost message) =>
        JsonSerializer.Serialize(new KeyedBody(message.Key.ToString(), message.Attempt), MessageContext.Default.KeyedBody);

    /// <summary>Writes a wake-up.</summary>
    public static string Write(SettleDelivery message) =>
        JsonSerializer.Serialize(new KeyedBody(message.Key.ToString(), message.Step), MessageContext.Default.KeyedBody);

    /// <summary>Writes a wake-up.</summary>
    public static string Write(IngestArticle message) =>
        JsonSerializer.Serialize(new EventBody(message.EventId), MessageContext.Default.EventBody);

    /// <summary>Reads a body; anything else is invalid, with the reason.</summary>
    public static Parsed<DeliverPost> ReadDeliverPost(string body) => ReadKeyed(body, static (key, number) => new DeliverPost(key, number));

    /// <inheritdoc cref="ReadDeliverPost"/>
    public static Parsed<SettleDelivery> ReadSettleDelivery(string body) => ReadKeyed(body, static (key, number) => new SettleDelivery(key, number));

    /// <inheritdoc cref="ReadDeliverPost"/>
    public static Parsed<IngestArticle> ReadIngestArticle(string body) =>
        Read(body, MessageContext.Default.EventBody) is { Event: { Length: > 0 } id }
            ? new Parsed<IngestArticle>.Valid(new(id))
            : new Parsed<IngestArticle>.Invalid("The message names no event; it should be {\"event\":\"…\"}.");

    private static Parsed<T> ReadKeyed<T>(string body, Func<DeliveryKey, int, T> make) =>
        Read(body, MessageContext.Default.KeyedBody) is { N: { } number } read && DeliveryKey.TryParse(read.Key) is { } key
            ? new Parsed<T>.Valid(make(key, number))
            : new Parsed<T>.Invalid("The message names no delivery; it should be {\"key\":\"article/channel/occasion\",\"n\":1}.");

    private static T? Read<T>(string body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;    // said by the caller, which knows what it should have been
        }
    }
}

internal sealed record KeyedBody(string Key, int? N);

internal sealed record EventBody(string Event);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(KeyedBody))]
[JsonSerializable(typeof(EventBody))]
internal sealed partial class MessageContext : JsonSerializerContext;
