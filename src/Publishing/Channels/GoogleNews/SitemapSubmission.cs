using Google.Apis.Discovery;
using Google.Apis.Services;
using Google.Apis.Util;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary><see href="https://developers.google.com/webmaster-tools/v1/sitemaps/submit">sitemaps.submit</see>: the library percent-encodes both parts of the path.</summary>
internal sealed class SitemapSubmission(IClientService service, string siteUrl, string feedPath) : SearchConsoleRequest<string>(service)
{
    [RequestParameter("siteUrl", RequestParameterType.Path)]
    public string SiteUrl => siteUrl;

    [RequestParameter("feedpath", RequestParameterType.Path)]
    public string FeedPath => feedPath;

    public override string MethodName => "submit";

    public override string HttpMethod => "PUT";

    public override string RestPath => "webmasters/v3/sites/{siteUrl}/sitemaps/{feedpath}";

    protected override void InitParameters()
    {
        base.InitParameters();
        foreach (var name in (string[])["siteUrl", "feedpath"])
        {
            RequestParameters.Add(name, new Parameter { Name = name, IsRequired = true, ParameterType = "path" });
        }
    }
}
