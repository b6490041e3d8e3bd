using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Distribution.Publishing.Channels.X;

/// <summary>What goes to X and comes from it, as bytes.</summary>
internal static class XWire
{
    private static readonly XWireContext Context = new(new JsonSerializerOptions
    {
        // The body is read by X alone, never inside a page: every letter stays itself (only emoji and their like are escaped),
        // and the bytes are the same at each sending.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    });

    /// <summary>The body of <c>POST /2/tweets</c>. X refuses a field it does not know, so there is no other.</summary>
    /// <param name="mediaId">The picture that was uploaded for it; null for none.</param>
    public static byte[] Body(Post post, string? mediaId) =>
        JsonSerializer.SerializeToUtf8Bytes(new(post.Text, mediaId is null ? null : new([mediaId])), Context.XPostRequest);

    /// <summary>The body of an upload where X wants JSON.</summary>
    public static byte[] Upload(ReadOnlyMemory<byte> jpeg) =>
        JsonSerializer.SerializeToUtf8Bytes(new(Convert.ToBase64String(jpeg.Span), XUploadBody.Category), Context.XUploadRequest);

    /// <summary>The body of <c>POST /2/media/metadata</c>.</summary>
    public static byte[] AltText(string mediaId, string text) =>
        JsonSerializer.SerializeToUtf8Bytes(new(mediaId, new(new(text))), Context.XMetadataRequest);

    /// <summary>The upload's id; null when the body does not name one.</summary>
    public static string? ReadUpload(ReadOnlyMemory<byte> body) => Read(body, Context.XCreatedReply)?.Data?.Id is { } id && IsId(id) ? id : null;

    /// <summary>The created post; null when the body does not name one.</summary>
    public static XCreated? ReadCreated(ReadOnlyMemory<byte> body) =>
        Read(body, Context.XCreatedReply)?.Data is { } data && IsId(data.Id) ? data : null;

    /// <summary>A page of the timeline; null when the body is none.</summary>
    public static XTimelineReply? ReadTimeline(ReadOnlyMemory<byte> body) =>
        Read(body, Context.XTimelineReply) is { } reply && (reply.Meta is not null || reply.Data is not null) ? reply : null;

    /// <summary>Whose credential it is; null when the body does not say.</summary>
    public static XUser? ReadUser(ReadOnlyMemory<byte> body) =>
        Read(body, Context.XUserReply)?.Data is { Username.Length: > 0 } data && IsId(data.Id) ? data : null;

    /// <summary>Whether a post was deleted; null when the body does not say.</summary>
    public static bool? ReadDeleted(ReadOnlyMemory<byte> body) => Read(body, Context.XDeletedReply)?.Data?.Deleted;

    /// <summary>A token pair; null when the body is none.</summary>
    public static XTokenPair? ReadTokens(ReadOnlyMemory<byte> body) => Read(body, Context.XTokenPair) is { AccessToken.Length: > 0 } pair ? pair : null;

    /// <summary>What the token endpoint says went wrong.</summary>
    public static XTokenError? ReadTokenError(ReadOnlyMemory<byte> body) => Read(body, Context.XTokenError);

    /// <summary>Whether it is an id of X's: 1 to 19 digits.</summary>
    public static bool IsId(string? id) => id is { Length: >= 1 and <= 19 } && id.All(char.IsAsciiDigit);

    private static T? Read<T>(ReadOnlyMemory<byte> body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, type);
        }
        catch (JsonException)
        {
            return null;    // HTML, nothing, or half an answer: the caller knows what that means
        }
    }
}

internal sealed record XPostRequest(string Text, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] XPostMedia? Media);

internal sealed record XPostMedia(IReadOnlyList<string> MediaIds);

internal sealed record XUploadRequest(string Media, string MediaCategory);

internal sealed record XMetadataRequest(string Id, XMetadata Metadata);

internal sealed record XMetadata(XAltText AltText);

internal sealed record XAltText(string Text);

internal sealed record XCreatedReply(XCreated? Data);

internal sealed record XCreated(string? Id);

internal sealed record XUserReply(XUser? Data);

internal sealed record XUser(string? Id, string? Username);

internal sealed record XDeletedReply(XDeleted? Data);

internal sealed record XDeleted(bool? Deleted);

internal sealed record XTimelineReply(IReadOnlyList<XTimelinePost>? Data, XTimelineMeta? Meta);

/// <param name="NoteTweet">The whole of a post of which <paramref name="Text"/> is only the beginning.</param>
/// <param name="NotePost">The same, as the new spelling may call it.</param>
internal sealed record XTimelinePost(string? Id, string? Text, DateTimeOffset? CreatedAt, XEntities? Entities, XNote? NoteTweet, XNote? NotePost)
{
    public XNote? Note => NoteTweet ?? NotePost;
}

internal sealed record XNote(string? Text, XEntities? Entities);

internal sealed record XTimelineMeta(int? ResultCount, string? NextToken);

internal sealed record XEntities(IReadOnlyList<XUrlEntity>? Urls);

internal sealed record XUrlEntity(string? Url, string? ExpandedUrl, string? UnwoundUrl);

internal sealed record XTokenPair(string? AccessToken, string? RefreshToken, int? ExpiresIn)
{
    public override string ToString() => "A token pair (hidden)";
}

internal sealed record XTokenError(string? Error, string? ErrorDescription);

[JsonSerializable(typeof(XPostRequest))]
[JsonSerializable(typeof(XUploadRequest))]
[JsonSerializable(typeof(XMetadataRequest))]
[JsonSerializable(typeof(XCreatedReply))]
[JsonSerializable(typeof(XUserReply))]
[JsonSerializable(typeof(XDeletedReply))]
[JsonSerializable(typeof(XTimelineReply))]
[JsonSerializable(typeof(XTokenPair))]
[JsonSerializable(typeof(XTokenError))]
internal sealed partial class XWireContext : JsonSerializerContext;
