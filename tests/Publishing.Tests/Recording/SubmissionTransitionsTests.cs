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
        Same(Bare with { Pages = [One], WantedAt = Now, DueAt = Now, SetAt = Now }, Bare.Wanted(One, Now));

    [Fact]
    public void Wanted_Again_GathersEachPageOnce() =>
        Same(
            Bare with { Pages = [One, Two], WantedAt = Now.AddSeconds(2), DueAt = Now, SetAt = Now },
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
                SetAt = Now.AddSeconds(2),
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
    public void CutToItsLength_ClockWasSteppedBack_ShiftsEveryWait()
    {
        var sent = Sent(Bare.Wanted(One, Now.AddDays(-1)).Wanted(One, Now) with { NotBefore = Now.AddMinutes(2) });
        var back = Now.AddDays(-3);

        Same(
            sent with { DueAt = back + (sent.DueAt - Now), NotBefore = back.AddMinutes(2), LeaseUntil = back + (sent.LeaseUntil - Now), SetAt = back },
            sent.CutToItsLength(back));
        Assert.Same(sent, sent.CutToItsLength(Now));
        Assert.Same(Bare, Bare.CutToItsLength(back));
    }

    [Fact]
    public void NotNow_TheWait_KeepsThePages() => Same(
        Bare with { Pages = [One], WantedAt = Now, DueAt = Now.AddMinutes(3), NotBefore = Now.AddMinutes(3), SetAt = Now, Tries = 1, Problem = "Too fast." },
        Sent(Bare.Wanted(One, Now)).Wanted(One, Now).NotNow(Now, "Too fast.", TimeSpan.FromMinutes(3)));

    [Theory]
    [InlineData(1, 10, 10)]
    [InlineData(2, 10, 20)]
    [InlineData(3, 10, 40)]
    [InlineData(4, 10, 60)]
    [InlineData(2_000_000_000, 10, 60)]
    [InlineData(1, 90, 90)]
    [InlineData(5, 90, 90)]
    [InlineData(0, 10, 10)]
    public void NotNow_AgainAndAgain_WaitsTwiceAsLongUpToAnHour(int tries, int asked, int waited)
    {
        var row = (Bare with { Pages = [One], Tries = tries }).NotNow(Now, "Too fast.", TimeSpan.FromMinutes(asked));

        Assert.Equal((Now.AddMinutes(waited), Now.AddMinutes(waited)), (row.DueAt, row.NotBefore));
    }

    [Fact]
    public void Refused_WantedMeanwhile_IsDueInAnHour()
    {
        var during = Sent(Bare.Wanted(One, Now)).Wanted(Two, Now.AddSeconds(1));

        Same(
            Bare with
            {
                Pages = [One, Two],
                WantedAt = Now.AddSeconds(1),
                DueAt = Now.AddSeconds(2).AddHours(1),
                NotBefore = Now.AddSeconds(2).AddHours(1),
                SetAt = Now.AddSeconds(2),
                Tries = 1,
                Problem = "The key is wrong.",
            },
            during.Refused(Now.AddSeconds(2), "The key is wrong.", Every));
    }

    [Fact]
    public void Refused_ThePageOfTheCallWantedMeanwhile_IsDueInAnHour()
    {
        var refused = Sent(Bare.Wanted(One, Now)).Wanted(One, Now).Refused(Now, "The key is wrong.", Every);

        Assert.Equal([One], refused.Pages);
        Assert.Equal(Now.AddHours(1), refused.DueAt);
    }

    [Theory]
    [InlineData(10, 60)]
    [InlineData(90, 90)]
    public void Refused_PaceSlowerThanAnHour_IsLeftAloneForThePace(int every, int waited) => Assert.Equal(
        Now.AddMinutes(waited), Sent(Bare.Wanted(One, Now)).Refused(Now, "The key is wrong.", TimeSpan.FromMinutes(every)).NotBefore);

    [Fact]
    public void Told_SomeOfTheCall_AreOwedNoMore()
    {
        var during = Sent(Bare.Wanted(One, Now).Wanted(Two, Now)).Wanted(One, Now);

        var told = during.Told([One]);

        Assert.Equal([Two, One], told.Pages);
        Assert.Equal(1, told.Sending);
        Assert.Same(during, during.Told([]));
    }

    [Fact]
    public void Refused_WantedAnew_IsTriedAfterAnHour()
    {
        var refused = Sent(Bare.Wanted(One, Now)).Refused(Now, "The key is wrong.", Every);

        Assert.Null(refused.DueAt);
        Same(refused with { Pages = [One, Two], WantedAt = Now.AddMinutes(1), DueAt = Now.AddHours(1), SetAt = Now.AddMinutes(1) }, refused.Wanted(Two, Now.AddMinutes(1)));
    }

    [Fact]
    public void Wanted_DuringACallOfAsManyAsItTakes_StaysForTheNext()
    {
        var during = Sent(Bare with { Pages = Many(Submission.MostPages), DueAt = Now }).Wanted(Two, Now);

        var done = during.Done(Now, "Told.", Every);

        Assert.Equal([Two], done.Pages);
        Assert.Equal(Now + Every, done.DueAt);
    }

    [Fact]
    public void Begun_MoreThanACallTakes_LeavesTheRest()
    {
        var sent = Sent(Bare with { Pages = Many(Submission.MostPages + 2), DueAt = Now });

        Assert.Equal(Submission.MostPages, sent.Sending);
        Assert.Equal(2, sent.Done(Now, "Told.", Every).Pages.Count);
    }

    /// <summary>What one call cannot tell of is no new want: else a wrong key would be tried every hour for ever, with nothing published.</summary>
    [Fact]
    public void Refused_MoreThanACallTakes_IsLeftAloneUntilSomethingIsWanted()
    {
        var sent = Sent(Bare with { Pages = Many(Submission.MostPages + 2), DueAt = Now });

        var refused = sent.Refused(Now, "The key is wrong.", Every);

        Assert.Null(refused.DueAt);
        Assert.Equal(Submission.MostPages + 2, refused.Pages.Count);
        Assert.Equal(Now.AddHours(1), refused.Wanted(Two, Now.AddMinutes(1)).DueAt);
        Assert.Equal(Now.AddHours(1), sent.Wanted(Two, Now).Refused(Now, "The key is wrong.", Every).DueAt);
    }

    /// <summary>A page that waits already, or for which there is no room, is wanted all the same.</summary>
    [Theory]
    [InlineData(Submission.MostPages + 2, Submission.MostPages + 1)]
    [InlineData(Submission.MostWaiting, Submission.MostWaiting)]
    public void Refused_WantedMeanwhileAddsNoPage_IsDueInAnHour(int waiting, int wanted)
    {
        var during = Sent(Bare with { Pages = Many(waiting), DueAt = Now }).Wanted(Many(wanted + 1)[wanted], Now);

        Assert.Equal(waiting, during.Pages.Count);
        Assert.Equal(Now.AddHours(1), during.Refused(Now, "The key is wrong.", Every).DueAt);
    }

    /// <summary>What was wanted between a process' death and the next call is in that call.</summary>
    [Fact]
    public void Refused_WantedBeforeTheCallWasTakenOver_IsLeftAlone()
    {
        var during = Sent(Bare.Wanted(One, Now)).Wanted(Two, Now.AddMinutes(1)).Begun(Now.AddMinutes(5), Now.AddMinutes(10))!;

        Assert.Null(during.Refused(Now.AddMinutes(6), "The key is wrong.", Every).DueAt);
    }

    [Fact]
    public void Wanted_NoMoreCanWait_IsCountedAndSaid()
    {
        var full = Bare with { Pages = Many(Submission.MostWaiting), DueAt = Now };
        const string said = " Pages that came while 20000 waited: 1; only the sitemap tells of them.";

        var more = Sent(full.Wanted(Two, Now).Wanted(full.Pages[0], Now));

        Assert.Same(full.Pages, more.Pages);
        Assert.Equal(1, more.TurnedAway);
        Assert.Equal("Too fast." + said, more.NotNow(Now, "Too fast.", Every).Problem);
        Assert.Equal("The key is wrong." + said, more.Refused(Now, "The key is wrong.", Every).Problem);
        Assert.Equal(("Told." + said, 0), (more.Done(Now, "Told.", Every).Result, more.Done(Now, "Told.", Every).TurnedAway));
    }

    private static Uri[] Many(int count) => [.. Enumerable.Range(0, count).Select(number => new Uri($"https://news.example.com/many/{number}"))];

    private static Submission Sent(Submission row) => row.Begun(Now, Now.AddMinutes(5))!;

    private static void Same(Submission expected, Submission actual) => Assert.Equivalent(expected, actual, strict: true);
}
