namespace Distribution.Publishing.Recording;

/// <summary>When the next try is, if there is one.</summary>
public abstract record NextStep
{
    private NextStep() { }

    /// <summary>At this time.</summary>
    public sealed record At(DateTimeOffset Due) : NextStep;

    /// <summary>No try fits before its time ends.</summary>
    public sealed record TooLate : NextStep;

    /// <summary>The schedule is used up.</summary>
    public sealed record Exhausted : NextStep;
}
