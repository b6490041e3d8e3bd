namespace Distribution.Publishing.Messages;

/// <summary>What became of reading something a sender sent: the thing, or what is wrong with it.</summary>
public abstract record Parsed<T>
{
    private Parsed() { }

    /// <summary>It could be read.</summary>
    public sealed record Valid(T Value) : Parsed<T>;

    /// <summary>It could not.</summary>
    /// <param name="Problem">One sentence: what, where and what to do.</param>
    public sealed record Invalid(string Problem) : Parsed<T>;
}
