using Distribution.Functions.Hosting.Startup;

namespace Distribution.Functions.Hosting.Serving;

/// <summary>What <c>serve</c> is told on its command line.</summary>
internal sealed record ServeOptions
{
    /// <summary>Where it listens unless told otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>The stand-ins' port unless told otherwise.</summary>
    public const int DefaultSandboxPort = 5081;

    /// <summary>What every command is told.</summary>
    public required LaunchOptions Launch { get; init; }

    /// <summary>Where to listen, as typed.</summary>
    public string Url { get; init; } = DefaultUrl;

    /// <summary>Names it answers to beside this machine's own; naming one is the leave to listen beyond this machine.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The stand-ins' port; when it is taken the next free one. 0 takes any.</summary>
    public int SandboxPort { get; init; } = DefaultSandboxPort;

    /// <summary>The folder of the sample articles; null looks for samples/articles.</summary>
    public string? Samples { get; init; }
}
