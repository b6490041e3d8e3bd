using Distribution.Publishing.Editing;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Editing;

/// <summary>A step that was owed when the article was published is shown as its follow-up call has since come to stand.</summary>
public sealed class StepViewTests
{
    private static readonly DateTimeOffset Now = Sample.Start;

    private static readonly ChannelStep Hub = new("hub", ChannelStepState.Done, "hub.example was told.") { At = Now };
    private static readonly ChannelStep Owed = new("IndexNow", ChannelStepState.Scheduled);

    private static readonly Delivery Row = Sample.In(DeliveryState.Published) with { Post = Sample.Post, EndedAt = Now, Progress = [Hub, Owed] };

    private static readonly Submission Bare = new() { Channel = Row.Key.Channel, Target = "IndexNow" };

    [Fact]
    public void Of_NothingRecorded_IsNothing() => Assert.Empty(StepView.Of(Row with { Progress = null }, [Bare]));

    [Fact]
    public void Of_NoCallYet_IsWaiting()
    {
        Assert.Equal([Hub, Owed], StepView.Of(Row, []));
        Assert.Equal([Hub, Owed], StepView.Of(Row, [Bare with { Target = "another", DoneAt = Now }]));
        Assert.Equal([Hub, Owed with { DueAt = Now }], StepView.Of(Row, [Bare.Wanted(Sample.Post.Link, Now)]));
        Assert.Equal([Hub, Owed with { DueAt = Now.AddMinutes(8) }], StepView.Of(Row, [(Bare with { NotBefore = Now.AddMinutes(8) }).Wanted(Sample.Post.Link, Now)]));
    }

    /// <summary>Until the lease's end nobody else makes it, which is no time anybody waits for.</summary>
    [Fact]
    public void Of_TheCallIsUnderWay_IsWaiting() => Assert.Equal([Hub, Owed], StepView.Of(Row, [Called()]));

    [Fact]
    public void Of_TheCallWorked_IsDoneSinceThen()
    {
        var done = Called().Done(Now.AddSeconds(3), "2 pages were told of.", TimeSpan.FromMinutes(10));

        Assert.Equal([Hub, new("IndexNow", ChannelStepState.Done, "2 pages were told of.") { At = Now.AddSeconds(3) }], StepView.Of(Row, [done]));
    }

    [Fact]
    public void Of_AnEarlierCallWorked_IsStillWaiting() =>
        Assert.Equal([Hub, Owed], StepView.Of(Row, [Bare with { DoneAt = Now.AddSeconds(-1), Result = "Others were told of." }]));

    [Fact]
    public void Of_TheCallMayWorkLater_IsWaitingAndSaysWhyAndUntilWhen() => Assert.Equal(
        [Hub, new("IndexNow", ChannelStepState.Scheduled, "It wants no more calls for now.") { DueAt = Now.AddMinutes(10) }],
        StepView.Of(Row, [Called().NotNow(Now, "It wants no more calls for now.", TimeSpan.FromMinutes(10))]));

    [Fact]
    public void Of_TheCallWasRefused_HasFailedAndSaysWhatToDo() => Assert.Equal(
        [Hub, new("IndexNow", ChannelStepState.Failed, "Check the key.")], StepView.Of(Row, [Called().Refused(Now, "Check the key.", TimeSpan.Zero)]));

    [Fact]
    public void Of_WantedOnceMoreSince_IsWaitingAgain()
    {
        var again = Called().Done(Now.AddSeconds(3), "Told.", TimeSpan.FromMinutes(10)).Wanted(Sample.Post.Link, Now.AddMinutes(1));

        Assert.Equal([Hub, Owed with { DueAt = Now.AddSeconds(3).AddMinutes(10) }], StepView.Of(Row, [again]));
    }

    [Fact]
    public void Of_TakenDown_IsWhoIsToldOfThatAlone() =>
        Assert.Equal([Owed], StepView.Of(Row with { State = DeliveryState.TakenDown, EndedAt = Now.AddHours(1) }, [Called().Done(Now, "Told.", TimeSpan.Zero)]));

    [Fact]
    public void Words_EveryState_HasItsOwn()
    {
        Assert.Distinct(Enum.GetValues<ChannelStepState>().Select(StepWords.Word));
        Assert.All(Enum.GetValues<ChannelStepState>().Select(StepWords.Sentence), sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        Assert.Distinct(Enum.GetValues<ChannelStepState>().Select(StepWords.Sentence));
    }

    private static Submission Called() => Bare.Wanted(Sample.Post.Link, Now).Begun(Now, Now.AddMinutes(5))!;
}
