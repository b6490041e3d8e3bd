namespace Distribution.Publishing.Recording;

/// <summary>The pictures: as they were fetched, and as they were fitted for a network. Nothing in here outlives its use.</summary>
public interface IMediaStore
{
    /// <summary>
    /// Keeps a fitted picture, under a name nobody can guess. The same bytes again have the same name, and are served from the earlier of the two
    /// beginnings to the later of the two ends.
    /// </summary>
    /// <param name="jpeg">The file, whole.</param>
    /// <param name="from">Nobody is served it before.</param>
    /// <param name="until">Nor after.</param>
    /// <returns>The name: letters and digits.</returns>
    Task<string> KeepAsync(ReadOnlyMemory<byte> jpeg, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The fitted picture of that name, whether or not it is served now; null when there is none.</summary>
    Task<KeptPicture?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Keeps what was fetched from an address, in place of what was fetched from it before.</summary>
    /// <param name="until">When it may be forgotten.</param>
    Task KeepOriginalAsync(Uri source, ReadOnlyMemory<byte> bytes, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>What was fetched from an address; null when nothing is kept of it.</summary>
    Task<ReadOnlyMemory<byte>?> FindOriginalAsync(Uri source, CancellationToken cancellationToken);

    /// <summary>Deletes what ended before a time, at most so many of each kind.</summary>
    /// <returns>How many went.</returns>
    Task<int> ForgetAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
