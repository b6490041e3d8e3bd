using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Storage;

/// <summary>The one stored form of every row, whatever store keeps it. Members may be added; what is stored stays readable.</summary>
internal static class RowJson
{
    private static readonly RowContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters =
        {
            new TextConverter<ArticleId>(static text => new(text)),
            new TextConverter<ArticleName>(static text => new(text)),
            new TextConverter<ChannelName>(static text => new(text)),
            new TextConverter<NetworkName>(static text => new(text)),
            new TextConverter<Occasion>(static text => new(text)),
            new TextConverter<DeliveryKey>(static text => DeliveryKey.TryParse(text) ?? throw new JsonException($"'{text}' is no delivery's key.")),
        },
    });

    public static string Write(Delivery row) => JsonSerializer.Serialize(row, Context.Delivery);

    public static string Write(StoredArticle row) => JsonSerializer.Serialize(row, Context.StoredArticle);

    public static string Write(ArticleEvent row) => JsonSerializer.Serialize(row, Context.ArticleEvent);

    public static string Write(ChannelGate row) => JsonSerializer.Serialize(row, Context.ChannelGate);

    public static string Write(Connection row) => JsonSerializer.Serialize(row, Context.Connection);

    public static string Write(Submission row) => JsonSerializer.Serialize(row, Context.Submission);

    public static Delivery ReadDelivery(string json) => Read(json, Context.Delivery);

    public static StoredArticle ReadArticle(string json) => Read(json, Context.StoredArticle);

    public static ArticleEvent ReadEvent(string json) => Read(json, Context.ArticleEvent);

    public static ChannelGate ReadGate(string json) => Read(json, Context.ChannelGate);

    public static Connection ReadConnection(string json) => Read(json, Context.Connection);

    public static Submission ReadSubmission(string json) => Read(json, Context.Submission);

    private static T Read<T>(string json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json, type) ?? throw new JsonException("A stored row is empty.");

    /// <summary>A domain word is stored as its text.</summary>
    private sealed class TextConverter<T>(Func<string, T> read) : JsonConverter<T> where T : class
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException($"A {typeof(T).Name} is a text."));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(StoredArticle))]
[JsonSerializable(typeof(ArticleEvent))]
[JsonSerializable(typeof(ChannelGate))]
[JsonSerializable(typeof(Connection))]
[JsonSerializable(typeof(Submission))]
internal sealed partial class RowContext : JsonSerializerContext;
