namespace Distribution.Publishing.Recording;

/// <summary>The follow-up calls the channels owe, shared by every process.</summary>
public interface ISubmissionStore
{
    /// <summary>The row of a target, or null while nothing was ever wanted of it.</summary>
    Task<Submission?> FindAsync(ChannelName channel, string target, CancellationToken cancellationToken);

    /// <summary>Applies a change to the newest row, a bare one if there is none; a change that returns its own argument writes nothing.</summary>
    /// <returns>The row as it stands now.</returns>
    Task<Submission> ChangeAsync(ChannelName channel, string target, Func<Submission, Submission> change, CancellationToken cancellationToken);

    /// <summary>Those that are due, the longest due first.</summary>
    Task<IReadOnlyList<Submission>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Those that wait and whose waits were set in what is now the future: the clock was stepped back under them.</summary>
    Task<IReadOnlyList<Submission>> SetAfterAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>All of one channel, by target.</summary>
    Task<IReadOnlyList<Submission>> OfChannelAsync(ChannelName channel, CancellationToken cancellationToken);
}
