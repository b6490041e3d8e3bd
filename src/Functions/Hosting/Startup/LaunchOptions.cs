namespace Distribution.Functions.Hosting.Startup;

/// <summary>What every command is told on its command line.</summary>
internal sealed record LaunchOptions
{
    /// <summary>The newsroom's file; null takes ./distribution.json, or without it the built-in newsroom.</summary>
    public string? Config { get; init; }

    /// <summary>The folder everything is kept in.</summary>
    public string Data { get; init; } = "data";

    /// <summary>Stand-ins even when there are credentials.</summary>
    public bool Sandbox { get; init; }

    /// <summary>Lets pages of this machine and its network be fetched, for local work.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>A variable of the environment by its name, or null. Secrets come from here and nowhere else.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The names of every variable there is; their values are nobody's business.</summary>
    public Func<IReadOnlyCollection<string>> EnvironmentNames { get; init; } = () => [.. System.Environment.GetEnvironmentVariables().Keys.Cast<string>()];

    /// <summary>What is said of an end that comes near is said by this clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The real accounts' ledger.</summary>
    public string LiveFolder => Path.GetFullPath(Data);

    /// <summary>The stand-ins' own ledger, and what they hold.</summary>
    public string SandboxFolder => Path.Combine(LiveFolder, "sandbox");
}
