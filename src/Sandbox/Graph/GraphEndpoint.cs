using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Graph;

/// <summary>One call of the interface.</summary>
/// <param name="Permission">What a token must be allowed; null asks for nothing.</param>
/// <param name="Answer">Processes it to its end.</param>
internal sealed record GraphEndpoint(string? Permission, Func<SqlSession, GraphRequest, SandboxReply> Answer)
{
    /// <summary>Every parameter that has its effect here.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Parameters the network knows and the stand-in does not play.</summary>
    public IReadOnlyList<string> NotSimulated { get; init; } = [];
}
