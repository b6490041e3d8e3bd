using System.Collections.Concurrent;
using System.Diagnostics;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Preparing.Pictures;

/// <summary>Fetches an article's picture once, however many channels want it, and keeps it for as long as they may.</summary>
public sealed class PictureOriginals(IMediaStore media, PageFetch fetch, TimeProvider time)
{
    /// <summary>Bytes. A newsroom's largest picture has a few million.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>How long an original is kept for channels and further attempts to come.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, Lazy<Task<OriginalPicture>>> _underWay = [];

    /// <summary>The picture at an address: kept, or fetched now. Whoever asks while another is fetching gets what that one gets.</summary>
    internal async Task<OriginalPicture> FindAsync(Uri url, CancellationToken cancellationToken)
    {
        // No one channel's token: the fetch belongs to all that wait, and ends by its own time-out.
        var mine = new Lazy<Task<OriginalPicture>>(() => FetchForAllAsync(url, CancellationToken.None));
        return await _underWay.GetOrAdd(url.AbsoluteUri, mine).Value.WaitAsync(cancellationToken);
    }

    private async Task<OriginalPicture> FetchForAllAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            return await KeptOrFetchedAsync(url, cancellationToken);
        }
        finally
        {
            _underWay.TryRemove(url.AbsoluteUri, out _);
        }
    }

    private async Task<OriginalPicture> KeptOrFetchedAsync(Uri url, CancellationToken cancellationToken)
    {
        if (await media.FindOriginalAsync(url, cancellationToken) is { } kept)
        {
            return new OriginalPicture.Found(kept);
        }

        switch (await fetch.FetchAsync(url, LargestFile, cancellationToken))
        {
            case PageFetchResult.Fetched fetched:
                await media.KeepOriginalAsync(url, fetched.Bytes, time.GetUtcNow() + Kept, cancellationToken);
                return new OriginalPicture.Found(fetched.Bytes);
            case PageFetchResult.Refused refused:
                return new OriginalPicture.Never($"The picture cannot be fetched. {refused.Problem}");
            case PageFetchResult.Failed failed when MayPass(failed.Status):
                return new OriginalPicture.NotNow($"The picture could not be fetched. {failed.Problem}");
            case PageFetchResult.Failed failed:
                return new OriginalPicture.Never($"The picture could not be fetched. {failed.Problem}");
            case var other:
                throw new UnreachableException(other.GetType().Name);
        }
    }

    /// <summary>No answer, a server's own failure, or its wish to be asked later; what it says of the request itself stays true.</summary>
    private static bool MayPass(int? status) => status is null or 408 or 425 or 429 or >= 500;
}
