using Distribution.Publishing.Editing;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Editing;

public sealed class StateWordsTests
{
    private static readonly DateTimeOffset At = Sample.Start;

    [Fact]
    public void Word_EveryState_IsItsOwn() =>
        Assert.Distinct(Enum.GetValues<DeliveryState>().Select(StateWords.Word));

    [Fact]
    public void Sentence_EveryState_HasItsOwn() => AreSentences(Enum.GetValues<DeliveryState>().Select(StateWords.Sentence));

    [Fact]
    public void Sentence_EveryCauseOfAHold_HasItsOwn() => AreSentences(Enum.GetValues<HoldCause>().Select(StateWords.Sentence));

    [Fact]
    public void Sentence_EveryReasonOfASkip_HasItsOwn() => AreSentences(Enum.GetValues<SkipReason>().Select(StateWords.Sentence));

    [Fact]
    public void Sentence_RowInAnyStateForAnyCause_IsOne()
    {
        var rows =
            from state in Enum.GetValues<DeliveryState>()
            from cause in Enum.GetValues<HoldCause>().Cast<HoldCause?>().Append(null)
            from skipped in Enum.GetValues<SkipReason>().Cast<SkipReason?>().Append(null)
            select Sample.In(state) with { Reason = null, HeldBy = cause, SkippedFor = skipped };

        Assert.All(rows, row => Assert.EndsWith(".", StateWords.Sentence(row), StringComparison.Ordinal));
    }

    [Fact]
    public void Sentence_RowWithAReason_IsTheReason() =>
        Assert.Equal("The editor said so.", StateWords.Sentence(Sample.Planned() with { Reason = "The editor said so." }));

    [Fact]
    public void Sentence_PublishedAfterDoubt_SaysItWasFound() => Assert.Equal(
        ("Found on the network: it had worked, and nothing was sent twice.", "It is out."),
        (
            StateWords.Sentence(DeliveryState.InDoubt, new(At, DeliveryState.Published, Note: null)),
            StateWords.Sentence(DeliveryState.Attempting, new(At, DeliveryState.Published, Note: null))));

    [Fact]
    public void Sentence_AnyChange_IsOne()
    {
        var changes =
            from before in Enum.GetValues<DeliveryState>().Cast<DeliveryState?>().Append(null)
            from after in Enum.GetValues<DeliveryState>()
            from note in (string?[])[null, "Why."]
            select StateWords.Sentence(before, new(At, after, note));

        Assert.All(changes, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
    }

    /// <summary>A row with a due time in a state without these words would wait, and nobody would be told until when.</summary>
    [Fact]
    public void Next_StatesThatWait_HaveWords() => Assert.Equal(
        Enum.GetValues<DeliveryState>().Where(state => state is not DeliveryState.Attempting and not DeliveryState.Parked && !Sample.In(state).IsEnded),
        Enum.GetValues<DeliveryState>().Where(state => StateWords.Next(state) is not null));

    private static void AreSentences(IEnumerable<string> sentences)
    {
        Assert.Distinct(sentences);
        Assert.All(sentences, sentence => Assert.Matches("^[A-Z].*[.]$", sentence));
    }
}
