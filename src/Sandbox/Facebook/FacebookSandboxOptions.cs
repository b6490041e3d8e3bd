using Distribution.Sandbox.Graph;

namespace Distribution.Sandbox.Facebook;

/// <summary>How the stand-in of Facebook Pages behaves. What the contract leaves unsure is a switch here.</summary>
public sealed class FacebookSandboxOptions : GraphSandboxOptions
{
    public IReadOnlyList<FacebookSandboxAccount> Accounts { get; init; } = [new()];

    /// <summary>How long the same message with the same link is refused as a duplicate (506). Default 24 h; zero never refuses.</summary>
    public TimeSpan DuplicateWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Links that cannot be scraped: whole hosts, or beginnings of addresses.</summary>
    public IReadOnlyList<string> Unscrapeable { get; init; } = [];

    public ScrapeErrorPlace ScrapeError { get; init; } = ScrapeErrorPlace.Code;

    /// <summary>Whether a scrape really fetches addresses on this machine, and fails when they do. Others are never fetched. Default true.</summary>
    public bool ScrapeFetches { get; init; } = true;

    /// <summary>In UTF-16 units. Default 63,206.</summary>
    public int LongestMessage { get; init; } = 63_206;

    /// <summary>Whether <c>attachments{url,target}</c> lead through l.facebook.com; <c>unshimmed_url</c> never does. Default true.</summary>
    public bool ShimsLinks { get; init; } = true;
}
