using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Distribution.Functions.Public;

/// <summary>
/// Whether who asks has it already (RFC 9110, 13.2.2). ASP.NET's own check compares If-None-Match strongly, and so sends everything again to
/// those behind a cache that compresses and therefore weakens the tag.
/// </summary>
internal static class FeedConditions
{
    /// <summary>If-None-Match decides where it is given; If-Modified-Since only where it is not.</summary>
    public static bool IsKnown(RequestHeaders asked, EntityTagHeaderValue tag, DateTimeOffset? changed) => asked.IfNoneMatch is { Count: > 0 } tags
        ? tags.Any(known => known.Tag == "*" || known.Compare(tag, useStrongComparison: false))
        : !asked.Headers.ContainsKey(HeaderNames.IfNoneMatch) && asked.IfModifiedSince >= changed;
}
