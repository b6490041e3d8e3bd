namespace Distribution.Functions.Triggers;

/// <summary>What is to become of a message.</summary>
internal abstract record FunctionAnswer
{
    private FunctionAnswer() { }

    /// <summary>It is over.</summary>
    public sealed record Done : FunctionAnswer;

    /// <summary>Nobody can read it: set aside with the reason.</summary>
    public sealed record Unreadable(string Problem) : FunctionAnswer;
}
