using CsCheck;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

public sealed class RetryScheduleTests
{
    private static readonly DateTimeOffset Now = Sample.Start;
    private static readonly RetrySchedule Exact = new(new() { Jitter = 0 }, new(1));

    [Fact]
    public void AfterFailure_WithoutJitter_GrowsFromFifteenSecondsOverHoursAndThenEnds()
    {
        var options = new DeliveringOptions();
        var waits = Enumerable.Range(1, options.Attempts - 1).Select(attempts => WaitAfter(Exact, attempts)).ToArray();

        Assert.Equal(TimeSpan.FromSeconds(15), waits[0]);
        Assert.All(waits.Zip(waits.Skip(1)), pair => Assert.InRange(pair.Second / pair.First, 2, 2.5));
        Assert.InRange(waits.Aggregate((sum, wait) => sum + wait), TimeSpan.FromHours(5), TimeSpan.FromHours(7));
        Assert.Equal(new NextStep.Exhausted(), Exact.AfterFailure(Row(options.Attempts), Now, retryAfter: null));
    }

    [Fact]
    public void AfterFailure_AnyChance_StaysWithinItsShareOfTheWait() => Gen.Select(Gen.Int[1, 9], Gen.Int, Gen.Double[0, 0.5]).Sample((attempts, seed, jitter) =>
    {
        var wait = WaitAfter(new(new() { Jitter = jitter }, new(seed)), attempts);
        var plain = WaitAfter(Exact, attempts);
        return wait >= (plain * (1 - jitter)) - TimeSpan.FromTicks(1) && wait <= (plain * (1 + jitter)) + TimeSpan.FromTicks(1);
    });

    [Fact]
    public void AfterFailure_ManyChances_AreSpreadOverTheWholeShare()
    {
        var schedule = new RetrySchedule(new() { Jitter = 0.2 }, new(7));
        var waits = Enumerable.Range(0, 1_000).Select(_ => WaitAfter(schedule, 1).TotalSeconds).ToArray();

        Assert.InRange(waits.Min(), 12, 12.1);
        Assert.InRange(waits.Max(), 17.9, 18);
    }

    [Fact]
    public void AfterFailure_TheNetworkAskedForAWait_IsNeverBeforeItIsOver() => Gen.Select(Gen.Int[1, 9], Gen.Int, Gen.Int[0, 200_000]).Sample((attempts, seed, seconds) =>
    {
        var asked = TimeSpan.FromSeconds(seconds);
        var due = Assert.IsType<NextStep.At>(new RetrySchedule(new(), new(seed)).AfterFailure(Row(attempts), Now, asked)).Due;
        return due >= Now + asked;
    });

    [Fact]
    public void AfterFailure_TheWaitEndsAfterItIsUseless_TooLate()
    {
        var row = Row(1) with { UselessAfter = Now + TimeSpan.FromSeconds(15) };

        Assert.Equal(new NextStep.At(Now + TimeSpan.FromSeconds(15)), Exact.AfterFailure(row, Now, retryAfter: null));
        Assert.Equal(new NextStep.TooLate(), Exact.AfterFailure(row, Now, TimeSpan.FromSeconds(16)));
    }

    [Fact]
    public void AfterAbsence_AttemptsLeft_IsAtOnceUnlessUselessOrUsedUp()
    {
        Assert.Equal(new NextStep.At(Now), Exact.AfterAbsence(Row(1), Now));
        Assert.Equal(new NextStep.TooLate(), Exact.AfterAbsence(Row(1) with { UselessAfter = Now.AddTicks(-1) }, Now));
        Assert.Equal(new NextStep.Exhausted(), Exact.AfterAbsence(Row(10), Now));
    }

    [Fact]
    public void NextLook_EachAtItsTime_TenSecondsToHalfAnHourThenHourlyForADay()
    {
        List<TimeSpan> looks = [];
        for (var now = Now; Exact.NextLook(Doubted, looks.Count, now) is NextStep.At at; now = at.Due)
        {
            looks.Add(at.Due - Now);
        }

        Assert.Equal(
            [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), .. Enumerable.Range(1, 25).Select(hours => TimeSpan.FromHours(hours))],
            looks);
    }

    [Fact]
    public void NextLook_LaterThanPlanned_KeepsTheGapAndNeverLooksTwiceAtOnce() => Gen.Select(Gen.Int[0, 40], Gen.Int[0, 86_400]).Sample((steps, seconds) =>
    {
        var now = Now + TimeSpan.FromSeconds(seconds);
        return Exact.NextLook(Doubted, steps, now) is NextStep.At at && at.Due > now;
    });

    [Fact]
    public void NextLook_LookedForLongEnough_Exhausted()
    {
        Assert.IsType<NextStep.At>(Exact.NextLook(Doubted, 28, Now + TimeSpan.FromHours(24)));
        Assert.Equal(new NextStep.Exhausted(), Exact.NextLook(Doubted, 29, Now + TimeSpan.FromHours(24) + TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void NextTakeDown_EachStep_SoonThenHourlyForAboutADay()
    {
        var waits = Enumerable.Range(0, 29).Select(steps => Exact.NextTakeDown(Row(1) with { Steps = steps }, Now, retryAfter: null)).ToArray();

        Assert.Equal(new NextStep.At(Now + TimeSpan.FromSeconds(10)), waits[0]);
        Assert.All(waits[4..], wait => Assert.Equal(new NextStep.At(Now + TimeSpan.FromHours(1)), wait));
        Assert.Equal(new NextStep.Exhausted(), Exact.NextTakeDown(Row(1) with { Steps = 29 }, Now, retryAfter: null));
        Assert.Equal(new NextStep.At(Now + TimeSpan.FromHours(2)), Exact.NextTakeDown(Row(1), Now, TimeSpan.FromHours(2)));
    }

    [Fact]
    public void NextLook_DoubtBeginsAfterADayOfStandstill_StillLooksForADay()
    {
        var abandoned = Sample.Attempting().ClaimLost(Now.AddDays(3), Exact.NextLook(Sample.Attempting(), steps: 0, Now.AddDays(3)));

        Assert.Equal(Now.AddDays(3).AddSeconds(10), abandoned.DueAt);
        Assert.Equal(new NextStep.At(Now.AddDays(3).AddSeconds(60)), Exact.NextLook(abandoned, steps: 1, Now.AddDays(3).AddSeconds(11)));
    }

    private static Delivery Doubted => Sample.Attempting().ClaimLost(Now, new NextStep.At(Now));

    private static Delivery Row(int attempts) => Sample.Attempting() with { Attempts = attempts };

    private static TimeSpan WaitAfter(RetrySchedule schedule, int attempts) =>
        Assert.IsType<NextStep.At>(schedule.AfterFailure(Row(attempts), Now, retryAfter: null)).Due - Now;
}
