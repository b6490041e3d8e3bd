namespace Distribution.Sandbox.Graph;

/// <summary>A token of the registry.</summary>
/// <param name="Token">As it was given out.</param>
/// <param name="Revoked">Why it is good no longer, if it was revoked.</param>
internal sealed record HeldToken(GraphToken Token, GraphRevocation? Revoked);
