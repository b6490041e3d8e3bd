using Google.Apis.Services;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>
/// <see href="https://developers.google.com/webmaster-tools/v1/urlInspection.index/inspect">urlInspection.index.inspect</see>: what Google's index
/// has of a page. It never looks at the page itself.
/// </summary>
internal sealed class UrlInspection(IClientService service, string siteUrl, Uri page) : SearchConsoleRequest<UrlInspectionAnswer>(service)
{
    public override string MethodName => "inspect";

    public override string HttpMethod => "POST";

    public override string RestPath => "v1/urlInspection/index:inspect";

    protected override object GetBody() => new Dictionary<string, string> { ["inspectionUrl"] = page.AbsoluteUri, ["siteUrl"] = siteUrl };
}

/// <summary>As much of the answer as we read.</summary>
internal sealed record UrlInspectionAnswer(InspectionResult? InspectionResult);

internal sealed record InspectionResult(IndexStatus? IndexStatusResult);

/// <param name="Verdict">PASS is indexed; what else there is may grow.</param>
/// <param name="CoverageState">For people, in the language asked for.</param>
/// <param name="LastCrawlTime">When Google last read the page; absent when it never did.</param>
internal sealed record IndexStatus(string? Verdict, string? CoverageState, DateTimeOffset? LastCrawlTime);
