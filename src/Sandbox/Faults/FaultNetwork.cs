namespace Distribution.Sandbox.Faults;

/// <summary>The names a network's faults have.</summary>
/// <param name="Name">The network's word.</param>
/// <param name="PublishingPath">What a rule without a path meets.</param>
/// <param name="Faults">Its own and the common ones.</param>
internal sealed record FaultNetwork(string Name, string PublishingPath, IReadOnlyList<FaultName> Faults);
