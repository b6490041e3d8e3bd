using Google.Apis.Discovery;
using Google.Apis.Http;
using Google.Apis.Requests;
using Google.Apis.Services;
using Google.Apis.Util;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary><see href="https://developers.google.com/webmaster-tools/v1/sitemaps/submit">sitemaps.submit</see>: the library percent-encodes both parts of the path.</summary>
internal sealed class SitemapSubmission : ClientServiceRequest<string>, IHttpExecuteInterceptor, IHttpUnsuccessfulResponseHandler
{
    public SitemapSubmission(IClientService service, string siteUrl, string feedPath)
        : base(service)
    {
        SiteUrl = siteUrl;
        FeedPath = feedPath;
        InitParameters();
        AddExecuteInterceptor(this);
        AddUnsuccessfulResponseHandler(this);
    }

    [RequestParameter("siteUrl", RequestParameterType.Path)]
    public string SiteUrl { get; }

    [RequestParameter("feedpath", RequestParameterType.Path)]
    public string FeedPath { get; }

    public override string MethodName => "submit";

    public override string HttpMethod => "PUT";

    public override string RestPath => "webmasters/v3/sites/{siteUrl}/sitemaps/{feedpath}";

    /// <summary>What the last answer asked us to wait, by its Retry-After.</summary>
    public System.Net.Http.Headers.RetryConditionHeaderValue? RetryAfter { get; private set; }

    /// <summary>With no body .NET repeats a call on its own when a connection it kept turns out dead; an empty one it sends once.</summary>
    public Task InterceptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content ??= new ByteArrayContent([]);
        return Task.CompletedTask;
    }

    /// <summary>The library's exception does not have the header. Never asks for another try.</summary>
    public Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args)
    {
        RetryAfter = args.Response.Headers.RetryAfter;
        return Task.FromResult(false);
    }

    protected override void InitParameters()
    {
        base.InitParameters();
        foreach (var name in (string[])["siteUrl", "feedpath"])
        {
            RequestParameters.Add(name, new Parameter { Name = name, IsRequired = true, ParameterType = "path" });
        }
    }
}
