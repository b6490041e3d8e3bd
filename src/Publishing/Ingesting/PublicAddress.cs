using System.Net;
using System.Net.Sockets;

namespace Distribution.Publishing.Ingesting;

/// <summary>Tells the open internet from everything a stranger must not reach through us.</summary>
internal static class PublicAddress
{
    // https://www.iana.org/assignments/iana-ipv4-special-registry, and Azure's own 168.63.129.16, which looks public and is not.
    private static readonly IPNetwork[] ClosedV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    // https://www.iana.org/assignments/iana-ipv6-special-registry: only global unicast is open, less what tunnels or documents.
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] ClosedV6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(IPNetwork.Parse)];

    // A network without IPv4 reaches IPv4 through these; what counts is the address inside.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(ClosedV4, network => network.Contains(address)),
            AddressFamily.InterNetworkV6 when Nat64.Contains(address) => IsPublic(new(address.GetAddressBytes().AsSpan(12))),
            AddressFamily.InterNetworkV6 => GlobalV6.Contains(address) && !Array.Exists(ClosedV6, network => network.Contains(address)),
            _ => false,
        };
    }
}
