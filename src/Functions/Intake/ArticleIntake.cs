using Distribution.Publishing;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Distribution.Functions.Intake;

/// <summary>Takes what newsrooms send: the event is on record, and its nonce spent, before it is answered.</summary>
internal sealed partial class ArticleIntake(
    SignedRequests requests, IArticleStore articles, IntakeMeter meter, TimeProvider time, ILogger<ArticleIntake> logger)
{
    /// <summary>Where articles are sent to.</summary>
    public const string Path = "/api/articles";

    private const int LongestId = 200;
    private const string Changed = "changed";

    /// <summary>An article went live, or was edited.</summary>
    public async Task<Results<Accepted<AcceptedEvent>, ProblemHttpResult>> PostAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var said = request.Headers[IntakeHeaders.EventName];
        if (said is not ([] or ["published"] or [Changed]))
        {
            return IntakeProblem.Unreadable($"{IntakeHeaders.EventName} should be \"published\" or \"{Changed}\", or not there.");
        }

        var isChange = said is [Changed];
        if (await requests.ReadAsync(request, isChange ? Changed : null, cancellationToken) is var reading && reading is not SignedReading.Signed)
        {
            return TurnedAway(reading);
        }

        var signed = (SignedReading.Signed)reading;
        if (!request.HasJsonContentType())
        {
            return IntakeProblem.NotJson;
        }

        return ArticleJsonReader.Read(signed.Body, signed.Source) switch
        {
            Parsed<ReadArticle>.Valid { Value: var read } => await AcceptAsync(
                signed,
                new()
                {
                    Id = signed.EventId,
                    Source = signed.Source,
                    Kind = isChange ? ArticleEventKind.Changed : ArticleEventKind.Published,
                    Names = read.Names,
                    Article = read.Article,
                    SourceVersion = read.SourceVersion,
                    ReceivedAt = time.GetUtcNow(),
                },
                cancellationToken),
            var invalid => IntakeProblem.Unreadable(((Parsed<ReadArticle>.Invalid)invalid).Problem),
        };
    }

    /// <summary>An article was taken back: by the source's own id in the path, by its address in the query, or both.</summary>
    public async Task<Results<Accepted<AcceptedEvent>, ProblemHttpResult>> DeleteAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // As it stands in the request, not as the server tidied it up: that is what was signed, and an id may hold an escaped slash.
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (await requests.ReadAsync(request, "DELETE " + target, cancellationToken) is var reading && reading is not SignedReading.Signed)
        {
            return TurnedAway(reading);
        }

        var signed = (SignedReading.Signed)reading;
        if (signed.Body.Length > 0 && !request.HasJsonContentType())
        {
            return IntakeProblem.NotJson;
        }

        if (WithdrawalBody.Read(signed.Body) is not { } body)
        {
            return IntakeProblem.Unreadable("The body should be empty or {\"reason\":\"…\",\"version\":2}: a reason of at most 1,000 characters, a version from 0 upwards.");
        }

        if (Names(signed.Source, target, request.Query["url"]) is not { } names)
        {
            return IntakeProblem.Unreadable($"Name the article: DELETE {Path}/<your id for it>, or DELETE {Path}?url=<its address, escaped>.");
        }

        var withdrawal = new ArticleEvent
        {
            Id = signed.EventId,
            Source = signed.Source,
            Kind = ArticleEventKind.Withdrawn,
            Names = names,
            SourceVersion = body.Version,
            ReceivedAt = time.GetUtcNow(),
            Reason = body.Reason,
        };
        return await AcceptAsync(signed, withdrawal, cancellationToken);
    }

    private static List<ArticleName>? Names(string source, string target, string? url)
    {
        List<ArticleName> names = [];
        if (url is not null)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            {
                return null;
            }

            names.Add(ArticleName.OfUrl(address));
        }

        var id = Uri.UnescapeDataString(target.Split('?')[0][Path.Length..].Trim('/'));
        if (id.Length is > 0 and <= LongestId)
        {
            names.Add(ArticleName.OfSource(source, id));
        }

        return names is [] || id.Length > LongestId ? null : names;
    }

    private async Task<Results<Accepted<AcceptedEvent>, ProblemHttpResult>> AcceptAsync(
        SignedReading.Signed signed, ArticleEvent said, CancellationToken cancellationToken)
    {
        switch (await articles.AcceptAsync(said, signed.Nonce, cancellationToken))
        {
            case Acceptance.NonceReused:
                return TurnedAway(new SignedReading.NotSigned());
            case Acceptance.Known known:
                return TypedResults.Accepted((string?)null, new AcceptedEvent(known.EventId));
            default:
                LogAccepted(said.Id, said.Kind);
                return TypedResults.Accepted((string?)null, new AcceptedEvent(said.Id));
        }
    }

    private ProblemHttpResult TurnedAway(SignedReading reading)
    {
        if (reading is SignedReading.NotSigned)
        {
            meter.CountRefused();
            LogRefused();
        }

        return IntakeProblem.Of(reading);
    }

    [LoggerMessage(2301, LogLevel.Information, "Event {Event} ({Kind}) is on record")]
    private partial void LogAccepted(string @event, ArticleEventKind kind);

    [LoggerMessage(2302, LogLevel.Warning, "A request without a valid signature was turned away")]
    private partial void LogRefused();
}
