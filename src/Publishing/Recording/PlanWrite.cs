namespace Distribution.Publishing.Recording;

/// <summary>What became of writing a plan.</summary>
public abstract record PlanWrite
{
    private PlanWrite() { }

    /// <summary>Every delivery of the plan is on record now; these were new.</summary>
    public sealed record Written(IReadOnlyList<DeliveryKey> Inserted) : PlanWrite;

    /// <summary>The article changed or was withdrawn meanwhile: read it and plan again.</summary>
    public sealed record ArticleMovedOn : PlanWrite;
}
