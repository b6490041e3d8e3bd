using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

public sealed class SubmissionTransitionsTests
{
    private static readonly DateTimeOffset Now = Sample.Start;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private static readonly Uri One = new("https://news.example.com/1");

    private static readonly Uri Two = new("https://news.example.com/2");

    private static readonly Submission Bare = new() { Channel = new("google"), Target = "IndexNow" };

    [Fact]
    public void Wanted_First_IsDueAtOnce() =>
        Same(Bare with { Pages = [One], WantedAt = Now, DueAt = Now }, Bare.Wanted(One, Now));

    [Fact]
    public void Wanted_Again_GathersEachPageOnce() =>
        Same(
            Bare with { Pages = [One, Two], WantedAt = Now.AddSeconds(2), DueAt = Now },
            Bare.Wanted(One, Now).Wanted(Two, Now.AddSeconds(1)).Wanted(One, Now.AddSeconds(2)));

    [Fact]
    public void Wanted_SoonAfterACall_WaitsForThePace()
    {
        var done = Sent(Bare.Wanted(One, Now)).Done(Now.AddSeconds(1), "Told.", Every);

        Assert.Null(done.DueAt);
        Assert.Equal(Now.AddSeconds(1) + Every, done.Wanted(Two, Now.AddMinutes(1)).DueAt);
        Assert.Equal(Now.AddHours(1), done.Wanted(Two, Now.AddHours(1)).DueAt);
    }

    [Fact]
    public void Done_WantedMeanwhile_KeepsWhatCameAndIsDueAtThePace()
    {
        var during = Sent(Bare.Wanted(One, Now)).Wanted(Two, Now.AddSeconds(1)).Wanted(One, Now.AddSeconds(1));

        var done = during.Done(Now.AddSeconds(2), "Told.", Every);

        Assert.Equal([One, Two, One], during.Pages);
        Same(
            Bare with
            {
                Pages = [Two, One],
                WantedAt = Now.AddSeconds(1),
                DueAt = Now.AddSeconds(2) + Every,
                NotBefore = Now.AddSeconds(2) + Every,
                DoneAt = Now.AddSeconds(2),
                Result = "Told.",
            },
            done);
    }

    [Fact]
    public void Begun_NotDue_IsNull()
    {
        Assert.Null(Bare.Begun(Now, Now.AddMinutes(5)));
        Assert.Null(Sent(Bare.Wanted(One, Now)).Begun(Now.AddMinutes(4), Now.AddMinutes(9)));
    }

    [Fact]
    public void Begun_LeaseRanOut_IsTakenOver() =>
        Assert.Equal(2, Sent(Bare.Wanted(One, Now)).Begun(Now.AddMinutes(5), Now.AddMinutes(10))?.Tries);

    [Fact]
    public void NotNow_TheWait_KeepsThePages() => Same(
        Bare with { Pages = [One], WantedAt = Now, DueAt = Now.AddMinutes(3), NotBefore = Now.AddMinutes(3), Tries = 1, Problem = "Too fast." },
        Sent(Bare.Wanted(One, Now)).Wanted(One, Now).NotNow(Now, "Too fast.", TimeSpan.FromMinutes(3)));

    [Fact]
    public void Refused_WantedAnew_IsTriedAfterAnHour()
    {
        var refused = Sent(Bare.Wanted(One, Now)).Refused(Now, "The key is wrong.");

        Assert.Null(refused.DueAt);
        Same(refused with { Pages = [One, Two], WantedAt = Now.AddMinutes(1), DueAt = Now.AddHours(1) }, refused.Wanted(Two, Now.AddMinutes(1)));
    }

    [Fact]
    public void Wanted_TooMany_KeepsTheCap()
    {
        var full = Bare with { Pages = [.. Enumerable.Range(0, Submission.MostPages).Select(number => new Uri($"https://news.example.com/{number}"))] };

        Assert.Same(full.Pages, full.Wanted(new("https://news.example.com/more"), Now).Pages);
    }

    private static Submission Sent(Submission row) => row.Begun(Now, Now.AddMinutes(5))!;

    private static void Same(Submission expected, Submission actual) => Assert.Equivalent(expected, actual, strict: true);
}
