namespace Distribution.Sandbox.Serving;

/// <summary>An answer ready to leave; a fault may still spoil it.</summary>
internal sealed record SandboxReply(int Status, string ContentType, string Body)
{
    public const string Json = "application/json; charset=utf-8";
    public const string Problem = "application/problem+json";
    public const string Html = "text/html; charset=utf-8";

    public const string Jpeg = "image/jpeg";

    /// <summary>The caller left before the commit, and so nothing was done. Nobody reads it but the request log.</summary>
    public static SandboxReply Abandoned { get; } = new(499, Json, "");

    /// <summary>Sent instead of the body when there are any.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
