using System.Net;
using Google;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Http;
using Google.Apis.Services;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>One property in Search Console, as one credential may use it.</summary>
/// <param name="key">Null when the credential could not be read.</param>
internal sealed class SearchConsole(string property, GoogleNewsOptions options, GoogleKeyFile? key, HttpClientFromMessageHandlerFactory clients, TimeProvider time)
{
    /// <summary>A token, the call, and once more both: together well below the lease of a submission.</summary>
    private const int Calls = 4;

    /// <summary>As Search Console names it.</summary>
    public string Property => property;

    /// <summary>Makes one call.</summary>
    /// <param name="purpose">What the credential must be allowed to do with the property: <c>hand sitemaps in for</c>.</param>
    /// <returns>What it answered, or why it did not; and the status of a refusal, where it came from Search Console.</returns>
    public async Task<(T? Answer, SubmitReply? Failure, HttpStatusCode? Status)> MakeAsync<T>(Func<IClientService, SearchConsoleRequest<T>> request, string purpose, CancellationToken cancellationToken)
        where T : class
    {
        if (key is null)
        {
            return (null, new SubmitReply.Refused(
                "The channel's GOOGLE_CREDENTIALS cannot be read; put the whole JSON of a key file into it, of a service account or an authorised user."), null);
        }

        using var patience = new CancellationTokenSource(options.CallTimeout * Calls, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var client = new SearchConsoleClient(options, clients, key);
        var call = request(client);
        try
        {
            return (await call.ExecuteAsync(either.Token), null, null);
        }
        catch (GoogleApiException e)
        {
            return (null, SearchConsoleReply.Read(e, call.RetryAfter?.Delta ?? call.RetryAfter?.Date - time.GetUtcNow(), property, purpose, key.Email), e.HttpStatusCode);
        }
        catch (TokenResponseException e)
        {
            return (null, SearchConsoleReply.Read(e), null);
        }
        catch (NullReferenceException)
        {
            // Google.Apis.Auth 1.78 falls over an answer without a body where a token should be.
            return (null, new SubmitReply.NotNow("Google gives no token for now.", SearchConsoleReply.AgainAfter), null);
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return (null, new SubmitReply.NotNow($"Search Console did not answer: {e.Message}", SearchConsoleReply.AgainAfter), null);
        }
    }
}
