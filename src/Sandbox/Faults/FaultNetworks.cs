using Distribution.Sandbox.Facebook;
using Distribution.Sandbox.GoogleNews;
using Distribution.Sandbox.Instagram;
using Distribution.Sandbox.X;

namespace Distribution.Sandbox.Faults;

/// <summary>Every network that can be made to fail.</summary>
internal static class FaultNetworks
{
    public static IReadOnlyList<FaultNetwork> All { get; } =
    [
        new(XSandbox.Word, "/2/tweets", [.. XFaults.All, .. SharedFaults.All]),
        new(FacebookSandbox.Word, "/v*/*/feed", [.. FacebookFaults.All, .. SharedFaults.All]),
        new(InstagramSandbox.Word, "/v*/*/media_publish", [.. InstagramFaults.All, .. SharedFaults.All]),
        new(GoogleNewsSandbox.Word, "/hub", [.. GoogleNewsFaults.All, .. SharedFaults.All]),
    ];
}
