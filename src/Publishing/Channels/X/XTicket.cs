namespace Distribution.Publishing.Channels.X;

/// <summary>An upload and how far it has come, in the form a delivery's row keeps.</summary>
/// <param name="MediaId">X's id of it.</param>
/// <param name="Described">Whether its alternative text has been dealt with, and is not to be sent again.</param>
internal sealed record XTicket(string MediaId, bool Described)
{
    private const string DescribedMark = "+alt";

    /// <summary>Reads what <see cref="ToString"/> wrote; null for no ticket.</summary>
    public static XTicket? Read(string? ticket) => ticket is null
        ? null
        : new(ticket.Replace(DescribedMark, "", StringComparison.Ordinal), ticket.EndsWith(DescribedMark, StringComparison.Ordinal));

    /// <inheritdoc />
    public override string ToString() => Described ? MediaId + DescribedMark : MediaId;
}
