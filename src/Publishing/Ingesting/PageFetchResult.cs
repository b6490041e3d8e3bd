namespace Distribution.Publishing.Ingesting;

/// <summary>What became of fetching a page or picture. The set is closed.</summary>
public abstract record PageFetchResult
{
    private PageFetchResult() { }

    /// <summary>The server gave it, with a status from 200 to 299.</summary>
    public sealed record Fetched : PageFetchResult
    {
        /// <summary>The body, decompressed.</summary>
        public required ReadOnlyMemory<byte> Bytes { get; init; }

        /// <summary>The Content-Type header as sent, parameters included.</summary>
        public string? ContentType { get; init; }

        /// <summary>Where the last redirect led.</summary>
        public required Uri FinalUrl { get; init; }

        /// <summary>The HTTP status.</summary>
        public required int Status { get; init; }

        /// <summary>Each X-Robots-Tag header.</summary>
        public IReadOnlyList<string> RobotsTags { get; init; } = [];
    }

    /// <summary>We do not fetch this: its address is not for us, or it is too large. Trying again changes nothing.</summary>
    /// <param name="Problem">One sentence.</param>
    public sealed record Refused(string Problem) : PageFetchResult;

    /// <summary>The server did not give it now.</summary>
    /// <param name="Problem">One sentence.</param>
    /// <param name="Status">The HTTP status; null when there was no answer.</param>
    public sealed record Failed(string Problem, int? Status) : PageFetchResult;
}
