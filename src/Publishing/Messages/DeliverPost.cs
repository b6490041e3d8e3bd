namespace Distribution.Publishing.Messages;

/// <summary>Wakes up the attempt of a delivery that has this number; the ledger's row decides whether it is still due.</summary>
public sealed record DeliverPost(DeliveryKey Key, int Attempt);
