using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Distribution.Functions.Intake;

/// <summary>What intake answers when it takes nothing: RFC 9457, one sentence that says what to do.</summary>
internal static class IntakeProblem
{
    /// <summary>One body for every reason: it tells nobody which sources there are or how near a forgery came.</summary>
    public static ProblemHttpResult NotSigned => TypedResults.Problem(
        "The signature is missing, stale, altered, by an unknown source, or its nonce was spent on other bytes; sign the bytes that are sent, just before they are sent.",
        statusCode: StatusCodes.Status401Unauthorized,
        title: "Not signed");

    public static ProblemHttpResult Unreadable(string sentence) =>
        TypedResults.Problem(sentence, statusCode: StatusCodes.Status400BadRequest, title: "Not understood");

    public static ProblemHttpResult NotJson => TypedResults.Problem(
        "Only application/json is read.", statusCode: StatusCodes.Status415UnsupportedMediaType, title: "Unsupported media type");

    /// <summary>The answer to a request that is not signed.</summary>
    public static ProblemHttpResult Of(SignedReading reading) => reading switch
    {
        SignedReading.NotSigned => NotSigned,
        SignedReading.TooLarge => TypedResults.Problem(
            "The body is larger than 1 MB; send the article's fields, not its whole text.",
            statusCode: StatusCodes.Status413PayloadTooLarge,
            title: "Too large"),
        SignedReading.NoSecret missing => TypedResults.Problem(
            $"Nothing can be taken from {missing.Source}: {missing.Variable} is not set where this service runs. Set it, start the service again, and send the same bytes again.",
            statusCode: StatusCodes.Status503ServiceUnavailable,
            title: "Not set up"),
        _ => throw new UnreachableException($"A reading nobody turns away: {reading}"),
    };
}
