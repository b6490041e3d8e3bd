namespace Distribution.Publishing.Ingesting;

/// <summary>Reads robots rules as Google documents them: https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag.</summary>
internal static class RobotsRule
{
    /// <summary>Whose rules matter: everybody's, and Google's for search and for news.</summary>
    public static IReadOnlyList<string> Agents { get; } = ["robots", "googlebot", "googlebot-news"];

    /// <summary>Whether rules such as <c>noindex, nofollow</c> or <c>none</c> leave the page out.</summary>
    public static bool SaysNoIndex(string rules) =>
        rules.Split(',', StringSplitOptions.TrimEntries).Any(rule => rule.Equals("noindex", StringComparison.OrdinalIgnoreCase) || rule.Equals("none", StringComparison.OrdinalIgnoreCase));

    /// <summary>The same for an <c>X-Robots-Tag</c> header, which may name the agent it is for.</summary>
    public static bool HeaderSaysNoIndex(string header)
    {
        var colon = header.IndexOf(':', StringComparison.Ordinal);
        var agent = colon < 0 ? "" : header[..colon].Trim();
        if (agent.Length == 0 || agent.Contains(',', StringComparison.Ordinal) || agent.Contains(' ', StringComparison.Ordinal)
            || agent.StartsWith("max-", StringComparison.OrdinalIgnoreCase) || agent.Equals("unavailable_after", StringComparison.OrdinalIgnoreCase))
        {
            return SaysNoIndex(header);
        }

        return Agents.Contains(agent, StringComparer.OrdinalIgnoreCase) && SaysNoIndex(header[(colon + 1)..]);
    }
}
