using System.Text.RegularExpressions;

namespace Distribution.Sandbox.Graph;

/// <summary>A path of the Graph API.</summary>
/// <param name="Version">With its v.</param>
/// <param name="Node">An id; empty at the root.</param>
/// <param name="Edge">What hangs on the node; empty for the node itself.</param>
/// <param name="HasMore">There are parts beyond the edge; no call has any.</param>
internal sealed partial record GraphPath(string Version, string Node, string Edge, bool HasMore)
{
    /// <returns>Null for a path that begins with no version.</returns>
    public static GraphPath? Read(string path) => path.Split('/') is ["", var version, .. var rest] && VersionPattern().IsMatch(version)
        ? new GraphPath(version, rest.ElementAtOrDefault(0) ?? "", rest.ElementAtOrDefault(1) ?? "", rest.Length > 2)
        : null;

    [GeneratedRegex(@"^v[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex VersionPattern();
}
