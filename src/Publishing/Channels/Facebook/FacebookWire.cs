using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>What goes to Facebook and comes from it, as bytes, without credentials.</summary>
internal static class FacebookWire
{
    private static readonly FacebookWireContext Context = new(GraphJson.Options());

    /// <summary>The body of <c>POST /{page-id}/feed</c>.</summary>
    public static byte[] Body(Post post) => JsonSerializer.SerializeToUtf8Bytes(new(post.Text, post.Link.OriginalString), Context.FacebookFeedPost);

    /// <summary>The body of the request to look at a link anew.</summary>
    public static byte[] Scrape(Uri link) => JsonSerializer.SerializeToUtf8Bytes(new(link.OriginalString, Scrape: true), Context.FacebookScrape);

    /// <summary>A page of posts; null when the body is none.</summary>
    public static GraphPage<FacebookPost>? ReadPosts(ReadOnlyMemory<byte> body) => GraphJson.Read(body, Context.GraphPageFacebookPost) is { Data: not null } posts ? posts : null;

    /// <summary>The Page's name; null when the body does not say.</summary>
    public static string? ReadName(ReadOnlyMemory<byte> body) =>
        GraphJson.Read(body, Context.FacebookPage) is { Name.Length: > 0 } page && GraphJson.IsId(page.Id) ? page.Name : null;
}

internal sealed record FacebookFeedPost(string Message, string Link);

internal sealed record FacebookScrape(string Id, bool Scrape);

internal sealed record FacebookPage(string? Id, string? Name);

internal sealed record FacebookPost(string? Id, string? Message, DateTimeOffset? CreatedTime, FacebookAttachments? Attachments) : IGraphPost
{
    DateTimeOffset? IGraphPost.PostedAt => CreatedTime;
}

internal sealed record FacebookAttachments(IReadOnlyList<FacebookAttachment>? Data);

internal sealed record FacebookAttachment(string? Url, string? UnshimmedUrl, FacebookTarget? Target);

internal sealed record FacebookTarget(string? Url);

[JsonSerializable(typeof(FacebookFeedPost))]
[JsonSerializable(typeof(FacebookScrape))]
[JsonSerializable(typeof(FacebookPage))]
[JsonSerializable(typeof(GraphPage<FacebookPost>))]
internal sealed partial class FacebookWireContext : JsonSerializerContext;
