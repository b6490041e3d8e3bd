namespace Distribution.Functions.Tests.Samples;

/// <summary>A clock that runs, and began at the noon after the samples' night: before the embargo of one of them ends.</summary>
internal sealed class SampleTime : TimeProvider
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly TimeSpan _ahead = Noon - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
