using System.Net;
using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.Serving;

namespace Distribution.Functions.Public;

/// <summary>The names networks know <c>serve</c> by, where only the public endpoints answer: an editors' page must not be on the internet because a picture is.</summary>
internal sealed class PublicNames(PipelineSettings settings, ListenAddress address)
{
    /// <summary>Beside those of the listening address; none when that one covers them.</summary>
    public IReadOnlyList<string> Hosts { get; } =
        (settings.Mode.IsSandbox ? address.Url : settings.Newsroom.PublicBaseUrl) is { } url && Name(url) is var name
        && !address.Hosts.Contains(name, StringComparer.OrdinalIgnoreCase) ? [name] : [];

    /// <summary>Whether the request came under such a name and asks for something else.</summary>
    public bool Refuses(HttpContext context) =>
        Hosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase) && context.GetEndpoint()?.Metadata.GetMetadata<PublicEndpoint>() is null;

    /// <summary>The address a server on this machine can be reached at from this machine.</summary>
    public static Uri Reachable(string listening) => new Uri(listening) is var url && IPAddress.TryParse(url.DnsSafeHost, out var ip)
        ? new UriBuilder(url) { Host = ip.Equals(IPAddress.Any) ? "127.0.0.1" : ip.Equals(IPAddress.IPv6Any) ? "[::1]" : url.Host }.Uri
        : url;

    private static string Name(Uri url) => url.HostNameType is UriHostNameType.Dns ? url.IdnHost : url.Host;
}
