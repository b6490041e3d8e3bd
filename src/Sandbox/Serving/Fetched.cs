namespace Distribution.Sandbox.Serving;

/// <summary>What came of fetching an address. The set is closed.</summary>
internal abstract record Fetched
{
    private Fetched() { }

    public sealed record Whole(ReadOnlyMemory<byte> Bytes) : Fetched
    {
        public string ContentType { get; init; } = "application/octet-stream";

        public string? Tag { get; init; }

        /// <summary>The Link headers as they came.</summary>
        public IReadOnlyList<string> Links { get; init; } = [];
    }

    /// <summary>304: it is what the network already has.</summary>
    public sealed record Unchanged : Fetched;

    /// <summary>It is longer than anything a network takes; the rest was not read.</summary>
    public sealed record TooLong : Fetched;

    public sealed record TooSlow : Fetched;

    /// <summary>No such address, another machine's, or no answer of success.</summary>
    public sealed record Failed(string Why) : Fetched;
}
