using Distribution.Publishing.Syndicating;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Distribution.Functions.Public;

/// <summary>The sitemap and feeds of channels that have ours, for whoever asks: crawlers, hubs and readers.</summary>
internal static class FeedEndpoints
{
    /// <summary>A hub fetches right after it was told, and must not be given a copy from before; asking again costs 304 and no body.</summary>
    private const string AlwaysAsk = "no-cache";

    extension(IEndpointRouteBuilder routes)
    {
        /// <param name="pipeline">Has the stores: the server's own services, or those of the pipeline it serves for.</param>
        public void MapFeeds(IServiceProvider pipeline) => routes.MapMethods(
            "/feeds/{channel}/{file}",
            [HttpMethods.Get, HttpMethods.Head],
            (HttpContext context, string channel, string file, CancellationToken cancellationToken) => GetAsync(
                context, channel, file, pipeline.GetRequiredService<FeedReading>(), pipeline.GetRequiredService<TimeProvider>(), cancellationToken));
    }

    private static async Task<Results<NotFound, StatusCodeHttpResult, FileContentHttpResult>> GetAsync(
        HttpContext context,
        string channel,
        string file,
        FeedReading feeds,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (FeedFile.Find(file) is not { } kind || await feeds.ReadAsync(new(channel), kind, cancellationToken) is not { } document)
        {
            return TypedResults.NotFound();
        }

        var headers = context.Response.GetTypedHeaders();
        headers.ETag = new(document.ETag);
        headers.LastModified = Tellable(document.LastModified, time.GetUtcNow());
        context.Response.Headers.CacheControl = AlwaysAsk;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.Link = Links(document);
        return FeedConditions.IsKnown(context.Request.GetTypedHeaders(), headers.ETag, headers.LastModified)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(document.Bytes, document.ContentType);
    }

    /// <summary>WebSub: at least one hub and exactly one self; the headers are looked at before the document.</summary>
    private static string[] Links(FeedDocument document) =>
    [
        .. document.Hubs.Select(static hub => $"<{hub.AbsoluteUri}>; rel=\"hub\""),
        $"<{document.Self.AbsoluteUri}>; rel=\"self\"",
    ];

    /// <summary>The header has whole seconds: while the second of the last change runs, another change would go unseen, so it is not told.</summary>
    private static DateTimeOffset? Tellable(DateTimeOffset changed, DateTimeOffset now) =>
        changed.ToUnixTimeSeconds() < now.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(changed.ToUnixTimeSeconds()) : null;
}
