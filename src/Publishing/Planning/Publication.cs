namespace Distribution.Publishing.Planning;

/// <summary>A site of the newsroom's, in one language; a site in two languages is two publications on the same host.</summary>
public sealed record Publication
{
    /// <summary>As readers know it, and as channels and rules name it.</summary>
    public required string Name { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>Where its articles live; empty says nothing about them.</summary>
    public IReadOnlyList<HostPattern> Hosts { get; init; } = [];

    /// <summary>Whether the link is on one of its hosts, whatever the scheme.</summary>
    public bool Has(Uri link) => Hosts.Any(host => host.Matches(link));
}
