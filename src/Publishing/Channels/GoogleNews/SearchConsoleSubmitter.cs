using Google;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Http;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Hands the news sitemap in at Search Console. To do so again is no more than a hint that there is something new in it.</summary>
/// <param name="key">Null when the credential could not be read.</param>
internal sealed class SearchConsoleSubmitter(
    ChannelName channel,
    string property,
    GoogleNewsOptions options,
    GoogleNewsAddresses addresses,
    GoogleKeyFile? key,
    HttpClientFromMessageHandlerFactory clients,
    TimeProvider time) : ISubmitter
{
    /// <summary>As the channel's steps name it.</summary>
    public const string Name = "Search Console";

    /// <summary>A token, the call, and once more both: together well below the lease of a submission.</summary>
    private const int Calls = 4;

    public ChannelName Channel => channel;

    public string Target => Name;

    public TimeSpan Every => options.SubmitEvery;

    public async Task<SubmitReply> SubmitAsync(IReadOnlyList<Uri> pages, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return new SubmitReply.Refused(
                "The channel's GOOGLE_CREDENTIALS cannot be read; put the whole JSON of a key file into it, of a service account or an authorised user.");
        }

        if (addresses.Sitemap is not { } sitemap)
        {
            return new SubmitReply.Refused("The channel's sitemap has no public address; set publicBaseUrl.");
        }

        using var patience = new CancellationTokenSource(options.CallTimeout * Calls, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var client = new SearchConsoleClient(options, clients, key);
        var call = new SitemapSubmission(client, property, sitemap.AbsoluteUri);
        try
        {
            await call.ExecuteAsync(either.Token);
            return new SubmitReply.Done($"The sitemap was handed in for {property}.");
        }
        catch (GoogleApiException e)
        {
            return SearchConsoleReply.Read(e, call.RetryAfter?.Delta ?? call.RetryAfter?.Date - time.GetUtcNow(), property, key.Email);
        }
        catch (TokenResponseException e)
        {
            return SearchConsoleReply.Read(e);
        }
        catch (NullReferenceException)
        {
            // Google.Apis.Auth 1.78 falls over an answer without a body where a token should be.
            return new SubmitReply.NotNow("Google gives no token for now.", SearchConsoleReply.AgainAfter);
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new SubmitReply.NotNow($"Search Console did not answer: {e.Message}", SearchConsoleReply.AgainAfter);
        }
    }
}
