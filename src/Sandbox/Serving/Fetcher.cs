using System.Globalization;

namespace Distribution.Sandbox.Serving;

/// <summary>Fetches what a network would fetch, from this machine only: a sandbox speaks to nobody outside.</summary>
internal sealed class Fetcher(TimeProvider time, TimeSpan within) : IDisposable
{
    private const int Longest = 10 * 1024 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { { "User-Agent", "facebookexternalhit/1.1" } },
    };

    /// <param name="tag">The entity tag of the copy the network has, if it has one.</param>
    public async Task<Fetched> FetchAsync(Uri address, string? tag, CancellationToken stopping)
    {
        if (!address.IsAbsoluteUri || !address.IsLoopback || !(address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            return new Fetched.Failed("It is not on this machine.");
        }

        using var patience = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            return await ReadAsync(address, tag, either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new Fetched.TooSlow();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new Fetched.Failed(e.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Fetched> ReadAsync(Uri address, string? tag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if ((int)response.StatusCode == 304)
        {
            return new Fetched.Unchanged();
        }

        if ((int)response.StatusCode != 200)
        {
            return new Fetched.Failed(string.Create(CultureInfo.InvariantCulture, $"The answer was {(int)response.StatusCode}."));
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var whole = new MemoryStream();
        var piece = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(piece, cancellationToken)) > 0)
        {
            await whole.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            if (whole.Length > Longest)
            {
                return new Fetched.TooLong();
            }
        }

        return new Fetched.Whole(whole.ToArray())
        {
            ContentType = response.Content.Headers.ContentType?.ToString() ?? "application/octet-stream",
            Tag = response.Headers.ETag?.ToString(),
            Links = response.Headers.TryGetValues("Link", out var links) ? [.. links] : [],
        };
    }
}
