namespace Distribution.Sandbox.Serving;

/// <summary>One stream of chance for all requests, repeatable when seeded.</summary>
internal sealed class Chance(int? seed)
{
    private readonly Random _random = seed is { } given ? new Random(given) : new Random();
    private readonly Lock _oneAtATime = new();

    public bool Happens(double probability)
    {
        if (probability is <= 0 or >= 1)
        {
            return probability >= 1;
        }

        lock (_oneAtATime)
        {
            return _random.NextDouble() < probability;
        }
    }

    public TimeSpan Between(TimeSpan shortest, TimeSpan longest)
    {
        lock (_oneAtATime)
        {
            return shortest + ((longest - shortest) * _random.NextDouble());
        }
    }
}
