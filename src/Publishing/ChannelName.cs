namespace Distribution.Publishing;

/// <summary>One account on one network, as distribution.json names it.</summary>
/// <param name="Value">Lower-case letters, digits and hyphens.</param>
public sealed record ChannelName(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
