using System.Net.Http.Headers;
using Google.Apis.Http;
using Google.Apis.Requests;
using Google.Apis.Services;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>What the calls of Search Console have in common.</summary>
internal abstract class SearchConsoleRequest<T> : ClientServiceRequest<T>, IHttpExecuteInterceptor, IHttpUnsuccessfulResponseHandler
{
    protected SearchConsoleRequest(IClientService service)
        : base(service)
    {
        InitParameters();
        AddExecuteInterceptor(this);
        AddUnsuccessfulResponseHandler(this);
    }

    /// <summary>What the last answer asked us to wait, by its Retry-After.</summary>
    public RetryConditionHeaderValue? RetryAfter { get; private set; }

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
}
