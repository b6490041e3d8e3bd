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

    public async Task<Fetched> FetchAsync(Uri address, CancellationToken stopping)
    {
        if (!address.IsAbsoluteUri || !address.IsLoopback || !(address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            return new Fetched.Failed("It is not on this machine.");
        }

        using var patience = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            return await ReadAsync(address, either.Token);
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

    private async Task<Fetched> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
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

        return new Fetched.Whole(whole.ToArray());
    }
}
