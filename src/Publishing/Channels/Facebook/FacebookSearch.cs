using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>Where a Page's posts are looked for, and by what one is known.</summary>
internal static class FacebookSearch
{
    public static GraphSearch<FacebookPost> Of(FacebookOptions options, GraphNode page, TimeProvider time) => new(options, page, "published_posts", time)
    {
        Fields = "id,message,created_time,attachments{url,unshimmed_url,target{url}}",
        Read = FacebookWire.ReadPosts,
        IsOf = FacebookMatch.IsOf,
        LinkOf = post => PostLink.Of(options.PostLink, page.Id, post.Id!),
    };
}
