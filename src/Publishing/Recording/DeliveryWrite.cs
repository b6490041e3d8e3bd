namespace Distribution.Publishing.Recording;

/// <summary>What became of writing a row.</summary>
public abstract record DeliveryWrite
{
    private DeliveryWrite() { }

    /// <summary>It stands, at its new version.</summary>
    public sealed record Written(Delivery Row) : DeliveryWrite;

    /// <summary>The row moved on since it was read.</summary>
    /// <param name="Current">As it stands now; null when it is not there.</param>
    public sealed record MovedOn(Delivery? Current) : DeliveryWrite;

    /// <summary>Another delivery already has this post of the network.</summary>
    public sealed record PostTaken(DeliveryKey By) : DeliveryWrite;
}
