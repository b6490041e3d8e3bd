using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Graph;

namespace Distribution.Sandbox.Instagram;

/// <summary>Refusals in Instagram's words; nothing is processed unless the name says so.</summary>
internal static class InstagramFaults
{
    public static IReadOnlyList<FaultName> All { get; } =
    [
        .. GraphFaults.All,
        GraphFaults.Throttled("80002", InstagramErrors.Calls),
        .. InstagramErrors.All.Select(error => GraphFaults.Of(InstagramErrors.NameOf(error), error)),
    ];
}
