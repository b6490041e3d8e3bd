using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>When to try again. Pure but for the chance it is given.</summary>
internal sealed class RetrySchedule(DeliveringOptions options, Random chance)
{
    /// <summary>Ten waits from 15 s grow to about 6 h in all.</summary>
    private const double Growth = 2.3;

    private const int HourlyTakeDowns = 24;

    /// <summary>The next attempt after one that certainly posted nothing; never before the network's own wait is over.</summary>
    /// <param name="row">As it stood during the attempt: its count includes it.</param>
    public NextStep AfterFailure(Delivery row, DateTimeOffset now, TimeSpan? retryAfter)
    {
        if (row.Attempts >= options.Attempts)
        {
            return new NextStep.Exhausted();
        }

        var wait = options.FirstRetry * Math.Pow(Growth, Math.Max(0, row.Attempts - 1)) * (1 + (options.Jitter * ((2 * chance.NextDouble()) - 1)));
        return Fitting(row, now + (retryAfter > wait ? retryAfter.Value : wait));
    }

    /// <summary>A proven absence may be attempted again at once; the attempts it took count all the same.</summary>
    public NextStep AfterAbsence(Delivery row, DateTimeOffset now) =>
        row.Attempts >= options.Attempts ? new NextStep.Exhausted() : Fitting(row, now);

    /// <summary>The look after this many, counted from the doubt, or none when looking has gone on long enough. However long everything stood still, there are looks.</summary>
    public NextStep NextLook(Delivery row, int steps, DateTimeOffset now)
    {
        var since = row.DoubtedAt ?? now;
        if (now - since > options.LookFor)
        {
            return new NextStep.Exhausted();
        }

        var last = options.Looks.Count - 1;
        var planned = since + options.Looks[Math.Min(steps, last)] + (options.Looks[last] * Math.Max(0, steps - last));
        var gap = steps == 0 ? options.Looks[0] : options.Looks[Math.Min(steps, last)] - (steps <= last ? options.Looks[steps - 1] : TimeSpan.Zero);
        return new NextStep.At(planned > now ? planned : now + gap);
    }

    /// <summary>The next try to take a post down: readers can see it, so it starts soon, and gives up only after about a day.</summary>
    public NextStep NextTakeDown(Delivery row, DateTimeOffset now, TimeSpan? retryAfter)
    {
        if (row.Steps >= options.Looks.Count + HourlyTakeDowns)
        {
            return new NextStep.Exhausted();
        }

        var wait = options.Looks[Math.Min(row.Steps, options.Looks.Count - 1)];
        return new NextStep.At(now + (retryAfter > wait ? retryAfter.Value : wait));
    }

    private static NextStep Fitting(Delivery row, DateTimeOffset due) => row.UselessAfter < due ? new NextStep.TooLate() : new NextStep.At(due);
}
