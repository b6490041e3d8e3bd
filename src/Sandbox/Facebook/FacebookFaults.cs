using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Graph;

namespace Distribution.Sandbox.Facebook;

/// <summary>Refusals in Facebook's words; nothing is processed unless the name says so.</summary>
internal static class FacebookFaults
{
    public static GraphError PageCalls { get; } = new(80001, null,
        "(#80001) There have been too many calls to this Page account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.");

    public static IReadOnlyList<FaultName> All { get; } =
    [
        .. GraphFaults.All,
        GraphFaults.Throttled("80001", PageCalls),
        GraphFaults.Refusal("32", 32, null, "(#32) Page request limit reached"),
        GraphFaults.Refusal("368", 368, null, "The action attempted has been deemed abusive or is otherwise disallowed"),
        GraphFaults.Refusal("368-1390008", 368, 1390008, "You are posting too fast"),
        GraphFaults.Refusal("506", 506, null, "(#506) Duplicate status message"),
        GraphFaults.Refusal("1609005", 1609005, null, "(#1609005) The url you supplied could not be scraped."),
        GraphFaults.Refusal("100-1609005", 100, 1609005, "(#100) The url you supplied could not be scraped."),
    ];
}
