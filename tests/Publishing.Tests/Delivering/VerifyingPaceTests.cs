using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>Questions keep a day's quota, and each article has its turn.</summary>
public sealed class VerifyingPaceTests : VerifierTest
{
    [Fact]
    public async Task RunAsync_MoreThanTheQuota_AsksAboutTheNewestAndNeverTooOften()
    {
        Verifier.PerDay = 600;    // two every five minutes
        for (var number = 0; number < 5; number++)
        {
            await PublishedAsync(number);
            Home.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Home.Time.Advance(First);
        await SubmissionTending.RunAsync(Cancellation);
        await SubmissionTending.RunAsync(Cancellation);

        Assert.Equal(["https://news.example/4", "https://news.example/3"], Verifier.Asked.Select(asked => asked.Page.GetLeftPart(UriPartial.Path)));
        Verifier.Reply = new VerifyReply.NotYet("Not yet.");
        await RunForAsync(TimeSpan.FromDays(1), every: TimeSpan.FromMinutes(1));
        Assert.InRange(Verifier.Asked.Count, 10, 600);
    }

    [Theory]
    [InlineData(2_000, 5, 6)]
    [InlineData(288, 5, 1)]
    [InlineData(10, 144, 1)]
    [InlineData(1, 1_440, 1)]
    public async Task RunAsync_AnyQuota_IsKeptWhateverIsPublished(int perDay, int everyMinutes, int atOnce)
    {
        Verifier.PerDay = perDay;
        for (var number = 0; number < 8; number++)
        {
            await PublishedAsync(number);
        }

        await SubmissionTending.RunAsync(Cancellation);    // nobody is old enough
        Home.Time.Advance(TimeSpan.FromMinutes(Math.Max(everyMinutes, First.TotalMinutes)));
        await SubmissionTending.RunAsync(Cancellation);

        Assert.Equal(atOnce, Verifier.Asked.Count);
        Assert.Equal(Now.AddMinutes(everyMinutes), (await FindAsync())!.DueAt);
        Assert.True(atOnce * (1_440.0 / everyMinutes) <= perDay);
    }

    /// <summary>A question that failed, or whose process died in it, may have been counted too.</summary>
    [Theory]
    [InlineData(nameof(SubmitReply.NotNow), 1)]
    [InlineData(nameof(SubmitReply.NotNow), 10)]
    [InlineData(nameof(SubmitReply.Refused), 1)]
    [InlineData(nameof(SubmitReply.Refused), 10)]
    [InlineData("death", 1)]
    [InlineData("death", 10)]
    [InlineData("death", 2_000)]
    public async Task RunAsync_NoQuestionIsAnswered_TheQuotaIsKept(string ending, int perDay)
    {
        Verifier.PerDay = perDay;
        Verifier.Answer = () => ending switch
        {
            nameof(SubmitReply.NotNow) => new VerifyReply.Unanswered(new SubmitReply.NotNow("It answered 503.", TimeSpan.FromMinutes(5))),
            nameof(SubmitReply.Refused) => new VerifyReply.Unanswered(new SubmitReply.Refused("It may not.")),
            _ => throw new InvalidOperationException("The process dies here."),
        };
        for (var number = 0; number < 25; number++)
        {
            await PublishedAsync(number);
            for (var minute = 0; minute < 120; minute += 5)
            {
                try
                {
                    await SubmissionTending.RunAsync(Cancellation);
                }
                catch (InvalidOperationException)
                {
                    // Nothing of what it had in hand was finished.
                }

                Home.Time.Advance(TimeSpan.FromMinutes(5));
            }
        }

        Assert.NotEmpty(Verifier.Asked);
        Assert.All(Verifier.Asked, first => Assert.InRange(Verifier.Asked.Count(asked => asked.At >= first.At && asked.At - first.At < TimeSpan.FromDays(1)), 1, perDay));
    }

    /// <summary>The newest comes first, but not for ever.</summary>
    [Fact]
    public async Task RunAsync_NoAnswerAboutTheNewest_TheOthersHaveTheirTurn()
    {
        var other = await PublishedAsync(1);
        Home.Time.Advance(TimeSpan.FromSeconds(1));
        var newest = await PublishedAsync(2);
        Verifier.Answer = () => Verifier.Asked[^1].Page == newest.Post!.Link
            ? new VerifyReply.Unanswered(new SubmitReply.NotNow("It answered 500.", TimeSpan.FromMinutes(5)))
            : new VerifyReply.Arrived(null);

        await RunForAsync(TimeSpan.FromHours(2));

        Assert.Equal(ChannelStepState.Done, (await RowAsync(other)).Progress![1].State);
        Assert.Equal(ChannelStepState.Awaited, (await RowAsync(newest)).Progress![1].State);

        await RunForAsync(TimeSpan.FromDays(8), every: TimeSpan.FromMinutes(30));

        var step = (await RowAsync(newest)).Progress![1];
        Assert.Equal((ChannelStepState.Failed, "It answered 500."), (step.State, step.Note));
    }

    [Fact]
    public async Task RunAsync_NoTurnInAWeek_SaysSo()
    {
        Verifier.PerDay = 1;
        List<Delivery> rows = [];
        for (var number = 0; number < 12; number++)
        {
            rows.Add(await PublishedAsync(number));
        }

        await RunForAsync(TimeSpan.FromDays(10), every: TimeSpan.FromHours(1));

        var steps = await Task.WhenAll(rows.Select(async row => (await RowAsync(row)).Progress![1]));
        Assert.DoesNotContain(steps, step => step.State is ChannelStepState.Awaited);
        Assert.Contains(steps, step => step.Note == "There were more articles than the day's questions allow to ask about.");
        Assert.Null((await FindAsync())?.DueAt);
    }

    /// <summary>Other follow-ups wait for the same tick, and nobody else must think the process dead.</summary>
    [Fact]
    public async Task RunAsync_SlowAnswers_LeavesTheRestToTheNextRun()
    {
        for (var number = 0; number < 6; number++)
        {
            await PublishedAsync(number);
        }

        Verifier.Answer = () =>
        {
            Home.Time.Advance(TimeSpan.FromSeconds(20));
            return new VerifyReply.NotYet("Not yet.");
        };
        await SubmissionTending.RunAsync(Cancellation);
        Home.Time.Advance(First);
        await SubmissionTending.RunAsync(Cancellation);

        Assert.Equal(2, Verifier.Asked.Count);
        Assert.Equal("Waited for: 6; asked about: 2.", (await FindAsync())?.Result);
    }
}
