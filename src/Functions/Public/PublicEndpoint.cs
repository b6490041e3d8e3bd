namespace Distribution.Functions.Public;

/// <summary>Marks what the open internet may fetch. Under a name only networks know us by, nothing else answers.</summary>
internal sealed class PublicEndpoint;
