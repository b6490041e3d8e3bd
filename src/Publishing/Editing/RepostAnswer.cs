namespace Distribution.Publishing.Editing;

/// <summary>What became of a wish to repost.</summary>
public abstract record RepostAnswer
{
    private RepostAnswer() { }

    /// <summary>It is on record and on its way; the same request again is this delivery.</summary>
    public sealed record OnItsWay(DeliveryKey Key) : RepostAnswer;

    /// <summary>It is not done.</summary>
    /// <param name="Problem">One sentence: why, and what to do.</param>
    public sealed record Refused(string Problem) : RepostAnswer;
}
