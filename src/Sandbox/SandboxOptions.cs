using Distribution.Sandbox.Facebook;
using Distribution.Sandbox.GoogleNews;
using Distribution.Sandbox.Instagram;
using Distribution.Sandbox.X;

namespace Distribution.Sandbox;

/// <summary>How one sandbox is set up.</summary>
public sealed class SandboxOptions
{
    /// <summary>The folder of sandbox.db. Several sandboxes, also of several processes, may share one.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Makes lag and chance repeatable; null draws anew each time.</summary>
    public int? Seed { get; init; }

    /// <summary>The clock of everything here: stored times, windows, lags, and the waits of faults.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>From 0 to 1: how often a request whose caller has gone before the commit is committed all the same. Default 0.</summary>
    public double CommitAfterCallerGone { get; init; }

    /// <summary>The shortest wait of a late commit whose rule names none. Default 1 s.</summary>
    public TimeSpan MinLateCommit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such wait. Default 5 s.</summary>
    public TimeSpan MaxLateCommit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stand-in waits for what it fetches, pictures above all. Default 10 s.</summary>
    public TimeSpan FetchWithin { get; init; } = TimeSpan.FromSeconds(10);

    public XSandboxOptions X { get; init; } = new();

    public FacebookSandboxOptions Facebook { get; init; } = new();

    public InstagramSandboxOptions Instagram { get; init; } = new();

    public GoogleNewsSandboxOptions GoogleNews { get; init; } = new();
}
