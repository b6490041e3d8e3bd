using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>What goes to Instagram and comes from it, as bytes, without credentials.</summary>
internal static class InstagramWire
{
    private static readonly InstagramWireContext Context = new(GraphJson.Options());

    /// <summary>The body of <c>POST /{user-id}/media</c>: a container, which nobody sees.</summary>
    public static byte[] Container(Post post, string pictureUrl) =>
        JsonSerializer.SerializeToUtf8Bytes(new(pictureUrl, post.Text, post.Picture?.AltText), Context.InstagramContainerRequest);

    /// <summary>The body of <c>POST /{user-id}/media_publish</c>.</summary>
    public static byte[] Publish(string container) => JsonSerializer.SerializeToUtf8Bytes(new(container), Context.InstagramPublishRequest);

    /// <summary>How a container stands; null when the body does not say.</summary>
    public static InstagramContainerState? ReadContainer(ReadOnlyMemory<byte> body) =>
        GraphJson.Read(body, Context.InstagramContainerReply) is { StatusCode: { } code } reply ? InstagramContainerState.Of(code, reply.Status) : null;

    /// <summary>The posts of the last 24 hours and how many there may be; null when the body does not say.</summary>
    public static InstagramQuota? ReadQuota(ReadOnlyMemory<byte> body) =>
        GraphJson.Read(body, Context.InstagramQuotaReply)?.Data is [{ QuotaUsage: not null } quota, ..] ? quota : null;

    /// <summary>A page of the account's posts; null when the body is none.</summary>
    public static GraphPage<InstagramMedia>? ReadMedia(ReadOnlyMemory<byte> body) =>
        GraphJson.Read(body, Context.GraphPageInstagramMedia) is { Data: not null } media ? media : null;

    /// <summary>One post; null when the body is none.</summary>
    public static InstagramMedia? ReadPost(ReadOnlyMemory<byte> body) => GraphJson.Read(body, Context.InstagramMedia);

    /// <summary>A renewed token; null when the body holds none.</summary>
    public static InstagramToken? ReadToken(ReadOnlyMemory<byte> body) => GraphJson.Read(body, Context.InstagramToken);

    /// <summary>The account's name; null when the body does not say.</summary>
    public static string? ReadUsername(ReadOnlyMemory<byte> body) => GraphJson.Read(body, Context.InstagramUser)?.Username is { Length: > 0 } name ? name : null;
}

internal sealed record InstagramContainerRequest(string ImageUrl, string Caption, string? AltText);

internal sealed record InstagramPublishRequest(string CreationId);

/// <param name="Status">On an error, Instagram's own number for it among other words.</param>
internal sealed record InstagramContainerReply(string? StatusCode, string? Status);

internal sealed record InstagramQuotaReply(IReadOnlyList<InstagramQuota>? Data);

internal sealed record InstagramQuota(int? QuotaUsage, InstagramQuotaConfig? Config);

/// <param name="QuotaTotal">Posts in <paramref name="QuotaDuration"/> seconds.</param>
internal sealed record InstagramQuotaConfig(int? QuotaTotal, int? QuotaDuration);

internal sealed record InstagramMedia(string? Id, string? Caption, string? Permalink, DateTimeOffset? Timestamp) : IGraphPost
{
    DateTimeOffset? IGraphPost.PostedAt => Timestamp;
}

/// <param name="ExpiresIn">Seconds.</param>
internal sealed record InstagramToken(string? AccessToken, long? ExpiresIn)
{
    /// <inheritdoc />
    public override string ToString() => "Instagram token (hidden)";
}

internal sealed record InstagramUser(string? Id, string? Username);

[JsonSerializable(typeof(InstagramContainerRequest))]
[JsonSerializable(typeof(InstagramPublishRequest))]
[JsonSerializable(typeof(InstagramContainerReply))]
[JsonSerializable(typeof(InstagramQuotaReply))]
[JsonSerializable(typeof(GraphPage<InstagramMedia>))]
[JsonSerializable(typeof(InstagramMedia))]
[JsonSerializable(typeof(InstagramUser))]
[JsonSerializable(typeof(InstagramToken))]
internal sealed partial class InstagramWireContext : JsonSerializerContext;
