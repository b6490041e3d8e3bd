namespace Distribution.Sandbox.X;

/// <summary>What an account has left of one limit.</summary>
/// <param name="Limit">Calls per window.</param>
/// <param name="Remaining">Calls left after this one.</param>
/// <param name="Reset">When the window ends.</param>
/// <param name="Allowed">Whether this call was within it.</param>
internal sealed record RateWindow(int Limit, int Remaining, DateTimeOffset Reset, bool Allowed);
