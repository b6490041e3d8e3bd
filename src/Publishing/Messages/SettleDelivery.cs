namespace Distribution.Publishing.Messages;

/// <summary>Wakes up the finding out of how a delivery ended, or its taking down; the ledger's row decides which.</summary>
/// <param name="Step">The row's own count of looks and tries; a message whose row has moved on is dropped.</param>
public sealed record SettleDelivery(DeliveryKey Key, int Step);
