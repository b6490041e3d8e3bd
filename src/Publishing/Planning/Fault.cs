namespace Distribution.Publishing.Planning;

/// <summary>One thing wrong in the settings.</summary>
/// <param name="Key">Where, as in <c>channels[1].uselessAfter</c>, or the variable or option it is.</param>
/// <param name="Problem">One sentence: the value and what is allowed. Never a value that may be a secret.</param>
/// <param name="Channel">The only channel it concerns; null when nothing can run with it.</param>
public sealed record Fault(string Key, string Problem, ChannelName? Channel = null)
{
    /// <inheritdoc />
    public override string ToString() => $"{Key}: {Problem}";
}
