using System.Globalization;
using System.Text.RegularExpressions;
using Distribution.Publishing.Recording;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Distribution.Functions.Public;

/// <summary>What anybody may fetch: pictures, for as long as a network may want them, and feeds. No cookie, no login, nothing that changes anything.</summary>
internal static partial class PublicEndpoints
{
    private const int LongestCached = 3600;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>Maps all of it, each marked as <see cref="PublicEndpoint"/>.</summary>
        /// <param name="pipeline">Has the stores: the server's own services, or those of the pipeline it serves for.</param>
        public void MapPublic(IServiceProvider pipeline)
        {
            var all = routes.MapGroup("").WithMetadata(new PublicEndpoint()).ExcludeFromDescription();
            all.MapMethods("/media/{name}.jpg", Reading, (string name, HttpResponse response, CancellationToken cancellationToken) => PictureAsync(
                name, response, pipeline.GetRequiredService<IMediaStore>(), pipeline.GetRequiredService<TimeProvider>(), cancellationToken));
            all.MapFeeds(pipeline);
        }
    }

    /// <summary>Before its time, after it, or under a name nobody was told, a picture is not there.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> PictureAsync(
        string name, HttpResponse response, IMediaStore media, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!NameForm.IsMatch(name) || await media.FindAsync(name, cancellationToken) is not { } picture || now < picture.From || now > picture.Until)
        {
            return TypedResults.NotFound();
        }

        // Nobody keeps it for longer than it is served.
        var cached = Math.Min(LongestCached, (long)(picture.Until - now).TotalSeconds);
        response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={cached}");
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(picture.Jpeg, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{picture.Hash}\""));
    }

    [GeneratedRegex("^[a-z0-9]{1,64}\\z")]
    private static partial Regex NameForm { get; }
}
