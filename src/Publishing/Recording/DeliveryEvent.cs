namespace Distribution.Publishing.Recording;

/// <summary>One thing that happened to a delivery.</summary>
/// <param name="Note">Why, for a person; null when the state says it all.</param>
public sealed record DeliveryEvent(DateTimeOffset At, DeliveryState State, string? Note);
