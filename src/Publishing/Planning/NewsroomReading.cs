namespace Distribution.Publishing.Planning;

/// <summary>What became of reading a distribution.json.</summary>
public abstract record NewsroomReading
{
    private NewsroomReading() { }

    /// <summary>All of it holds.</summary>
    public sealed record Valid(Newsroom Newsroom) : NewsroomReading;

    /// <summary>
    /// Only single channels are wrong: their gates close, the rest runs. A wrong value has its default here, so that plans go on and wait
    /// at the gate; a channel whose network or publication is unknown is left out, as no row could be written for it.
    /// </summary>
    /// <param name="Faults">Every one bears its channel.</param>
    public sealed record ValidInPart(Newsroom Newsroom, IReadOnlyList<Fault> Faults) : NewsroomReading;

    /// <summary>The process must not start.</summary>
    /// <param name="Faults">All there are, those of single channels included.</param>
    public sealed record Invalid(IReadOnlyList<Fault> Faults) : NewsroomReading
    {
        /// <summary>What could be read all the same, only to look for further faults in it; null when the file could not be read at all.</summary>
        public Newsroom? AsFarAsRead { get; init; }
    }
}
