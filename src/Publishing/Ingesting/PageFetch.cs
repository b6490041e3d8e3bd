using System.Net;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Ingesting;

/// <summary>Fetches a page or picture as a stranger would: addresses come from outside, so every one of them is checked, redirects included.</summary>
/// <param name="http">On a handler of <see cref="GuardedHandler"/>; another one checks nothing.</param>
public sealed class PageFetch(HttpClient http, IOptions<PageFetchOptions> options, TimeProvider time)
{
    private readonly PageFetchOptions _options = options.Value;

    /// <summary>Fetches, following redirects, as much as the options allow.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled; running out of time is a result.</exception>
    public Task<PageFetchResult> FetchAsync(Uri url, CancellationToken cancellationToken) => FetchAsync(url, _options.MaxBytes, cancellationToken);

    /// <summary>The same with a limit of its own: a picture may be larger than any page.</summary>
    /// <param name="maxBytes">Bytes after decompression.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled; running out of time is a result.</exception>
    public async Task<PageFetchResult> FetchAsync(Uri url, int maxBytes, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(_options.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        try
        {
            return await FollowAsync(url, maxBytes, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PageFetchResult.Failed($"{url.Host} did not give the whole page within {_options.Timeout.TotalSeconds:0.#} s.", null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException && Closed(e) is not null)
        {
            return new PageFetchResult.Refused($"{Closed(e)} Only addresses on the open internet are fetched.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return new PageFetchResult.Failed($"{url.Host} could not be read: {ArticleText.Clean(e.Message)}", null);
        }
    }

    private async Task<PageFetchResult> FollowAsync(Uri url, int maxBytes, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (Refusal(url) is { } refusal)
            {
                return new PageFetchResult.Refused(refusal);
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
            request.Headers.TryAddWithoutValidation("Accept", "text/html, application/xhtml+xml, application/json, image/*, */*;q=0.1");
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!IsRedirect(response.StatusCode))
            {
                return await ReadAsync(url, response, maxBytes, cancellationToken);
            }

            if (redirects == _options.MaxRedirects)
            {
                return new PageFetchResult.Refused($"{url.Host} redirects more than {_options.MaxRedirects} times; give the address it ends at.");
            }

            if (response.Headers.Location is not { } location || !Uri.TryCreate(url, location, out var next))
            {
                return new PageFetchResult.Failed($"{url.Host} redirects with status {(int)response.StatusCode} to no readable address.", (int)response.StatusCode);
            }

            url = next;
        }
    }

    private static async Task<PageFetchResult> ReadAsync(Uri url, HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            return new PageFetchResult.Failed($"{url.Host} answered with status {status}.", status);
        }

        if (response.Content.Headers.ContentLength > maxBytes || await ReadBodyAsync(response, maxBytes, cancellationToken) is not { } bytes)
        {
            return new PageFetchResult.Refused($"What {url.Host} sent is larger than {maxBytes:N0} bytes.");
        }

        return new PageFetchResult.Fetched
        {
            Bytes = bytes,
            ContentType = response.Content.Headers.TryGetValues("Content-Type", out var types) ? types.FirstOrDefault() : null,
            FinalUrl = url,
            Status = status,
            RobotsTags = response.Headers.TryGetValues("X-Robots-Tag", out var tags) ? [.. tags] : [],
        };
    }

    /// <summary>The body, or null when it is too large: counted after decompression and never held beyond the limit.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (kept.Length + read > maxBytes)
            {
                return null;
            }

            await kept.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return kept.ToArray();
    }

    private string? Refusal(Uri url) =>
        !url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps) ? "Only http and https addresses are fetched."
        : url.Host.Length == 0 || !ArticleUrl.HasName(url) ? "The address names no host that can be looked up."
        : url.UserInfo.Length > 0 ? $"The address at {url.Host} carries a user name or password; give one without."
        : !url.IsDefaultPort && !_options.AllowPrivateAddresses ? $"The address at {url.Host} names port {url.Port}; only 80 for http and 443 for https are fetched."
        : null;

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static string? Closed(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is ClosedAddressException)
            {
                return e.Message;
            }
        }

        return null;
    }
}
