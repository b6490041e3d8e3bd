namespace Distribution.Publishing;

/// <summary>The network a channel is an account on; it names the queue its deliveries wait in.</summary>
/// <param name="Value">Lower-case letters and digits.</param>
public sealed record NetworkName(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
