using System.Net;
using Google;
using Google.Apis.Auth.OAuth2.Responses;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>The only place that says what a refusal of Search Console's, or of Google's tokens, means.</summary>
internal static class SearchConsoleReply
{
    /// <summary>Left alone this long where a quota is spent, whatever is asked for below.</summary>
    private static readonly TimeSpan ThrottledFor = TimeSpan.FromMinutes(10);

    /// <summary>And this long after what passes by itself.</summary>
    public static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(5);

    /// <summary>What an answer other than 2xx means.</summary>
    /// <param name="asked">The wait it names.</param>
    /// <param name="purpose">What the credential must be allowed to do with the property.</param>
    /// <param name="email">Of the service account; null for a user.</param>
    /// <remarks>The library has no status for a success it cannot read.</remarks>
    public static SubmitReply Read(GoogleApiException answer, TimeSpan? asked, string property, string purpose, string? email) => (int)answer.HttpStatusCode switch
    {
        401 => new SubmitReply.Refused("Search Console does not accept the credential (401); put a valid key file into the channel's GOOGLE_CREDENTIALS."),
        429 => new SubmitReply.NotNow("Search Console wants no more calls for now.", Longest(ThrottledFor, asked)),
        403 when Says(answer, "Exceeded", "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED") =>
            new SubmitReply.NotNow("Search Console's quota is spent for now.", Longest(ThrottledFor, asked)),
        403 when Says(answer, "accessNotConfigured", "SERVICE_DISABLED") =>
            new SubmitReply.Refused("The Search Console API is not enabled (403); enable it in the Google Cloud project of the credential."),
        403 => new SubmitReply.Refused(
            $"The credential may not {purpose} {property} (403); add {email ?? "its user"} to the property in Search Console, as an owner or with full permission."),
        0 => new SubmitReply.NotNow("Search Console's answer cannot be read; look whether a proxy answers in its stead.", AgainAfter),
        404 => new SubmitReply.Refused($"Search Console does not know {property}, or not the sitemap (404); check the channel's property."),
        408 or 425 or >= 500 => new SubmitReply.NotNow($"Search Console answered {(int)answer.HttpStatusCode}.", Longest(AgainAfter, asked)),
        var status => new SubmitReply.Refused($"Search Console does not take the call ({status}); check the channel's property and its sitemap's address."),
    };

    /// <summary>What a refused token means.</summary>
    public static SubmitReply Read(TokenResponseException answer) => answer.StatusCode switch
    {
        null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
            new SubmitReply.NotNow("Google gives no token for now.", AgainAfter),
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new SubmitReply.NotNow(
            "Google's token endpoint answered with something that holds no token; look whether a proxy answers in its stead.", AgainAfter),
        _ => new SubmitReply.Refused(
            $"Google gives no token for the credential ({(int)answer.StatusCode}): its key or consent is no longer valid; put a new key file into the channel's GOOGLE_CREDENTIALS."),
    };

    /// <summary>By the older envelope's reasons, and the newer one's status, which the library does not read.</summary>
    private static bool Says(GoogleApiException answer, string reason, params ReadOnlySpan<string> words)
    {
        if (answer.Error?.Errors?.Any(error => error.Reason?.EndsWith(reason, StringComparison.OrdinalIgnoreCase) == true) == true)
        {
            return true;
        }

        foreach (var word in words)
        {
            if (answer.Error?.ErrorResponseContent?.Contains($"\"{word}\"", StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }

    private static TimeSpan Longest(TimeSpan least, TimeSpan? asked) => asked > least ? asked.Value : least;
}
