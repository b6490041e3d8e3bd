using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.Graph;

/// <summary>A call whose token has been recognised.</summary>
internal sealed record GraphRequest
{
    public required SandboxCall Call { get; init; }
    public required GraphPath Path { get; init; }
    public required GraphParameters Parameters { get; init; }
    public required GraphToken Token { get; init; }
}
