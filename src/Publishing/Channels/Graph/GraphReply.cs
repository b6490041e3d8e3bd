using System.Diagnostics;
using System.Globalization;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>The only place that says what an answer of the Graph API means: first its body, by <see cref="GraphErrors"/>, then its status.</summary>
internal static class GraphReply
{
    private const int LongestRaw = 300;

    /// <summary>What kind of answer it is.</summary>
    public static GraphVerdict Classify(ChannelAnswer answer, GraphOptions options, DateTimeOffset now)
    {
        var error = GraphError.Read(answer.Body);
        if (answer.IsSuccess && error?.Code is null)
        {
            return new(GraphClass.Success, $"{options.Spoken} answered {answer.Status}.", $"{answer.Status}");
        }

        var reading = Reading(answer.Status, error);
        return new(reading.Class, Sentence(reading, answer.Status, error, options), Raw(answer.Status, error))
        {
            Error = error,
            Until = reading.Class is GraphClass.Throttle ? answer.ThrottledUntil(options, reading.AtLeast, now) : null,
        };
    }

    /// <summary>What became of a publishing call that was answered.</summary>
    /// <param name="linkOf">Where a reader sees a post of that id.</param>
    public static DeliveryOutcome Published(ChannelAnswer answer, GraphOptions options, Func<string, Uri> linkOf, DateTimeOffset now) =>
        (answer.IsSuccess ? GraphJson.ReadId(answer.Body) : null, Classify(answer, options, now)) switch
        {
            ({ } id, _) => new DeliveryOutcome.Published(id, linkOf(id)),
            (null, { Class: GraphClass.Success }) => new DeliveryOutcome.InDoubt($"{options.Spoken} answered {answer.Status}, but its answer does not name the post."),
            (null, var verdict) => NotPublished(verdict, options) switch
            {
                // What broke while it worked may have posted before, whatever else it says: nothing is sent again or given up without a look.
                DeliveryOutcome.Deferred or DeliveryOutcome.Throttled or DeliveryOutcome.Rejected when answer.Status >= 500 => new DeliveryOutcome.InDoubt(verdict.Reason),
                var outcome => outcome,
            },
        };

    /// <summary>What a refused publishing call means for its delivery.</summary>
    /// <remarks>
    /// Whatever may be the account's or the app's fault holds the channel, which is seen and mended; a rejected article is lost one after the
    /// other. So is a Page that is not there: the next article would fare no better.
    /// </remarks>
    public static DeliveryOutcome NotPublished(GraphVerdict verdict, GraphOptions options) => verdict.Class switch
    {
        GraphClass.Unknown or GraphClass.Success => new DeliveryOutcome.InDoubt(verdict.Reason),
        GraphClass.NotReady or GraphClass.ContainerSpent or GraphClass.PictureUnread => new DeliveryOutcome.Deferred(verdict.Reason, null),
        GraphClass.Throttle => new DeliveryOutcome.Throttled(verdict.Reason, verdict.Until!.Value),
        GraphClass.Token => new DeliveryOutcome.ChannelRefused(HoldCause.NeedsReconnecting, verdict.Reason, verdict.RawCode),
        GraphClass.Permission or GraphClass.Behaviour or GraphClass.Missing =>
            new DeliveryOutcome.ChannelRefused(HoldCause.RefusedByNetwork, verdict.Reason, verdict.RawCode),
        GraphClass.Flagged or GraphClass.Invalid or GraphClass.LinkUnread => new DeliveryOutcome.Rejected(verdict.Reason, verdict.RawCode),
        GraphClass.Duplicate => new DeliveryOutcome.RefusedAsDuplicate(verdict.Reason, verdict.RawCode),
        _ => throw new UnreachableException($"A class nobody knows of {options.Spoken}: {verdict.Class}"),
    };

    private static GraphReading Reading(int status, GraphError? error) =>
        (error is null ? null : GraphErrors.Find(error)) ?? (status, error) switch
        {
            (_, { IsTransient: true }) => GraphErrors.Busy,
            (429, _) => new(GraphClass.Throttle, "{0} wants no more calls for now."),
            (401, _) => new(GraphClass.Token, "{0} does not accept the token; connect the account again and set the new token."),
            (403, null) => new(GraphClass.Permission, "{0}, or a guard before it, refuses us and does not say why."),
            (403, _) => new(GraphClass.Permission, "{0} refuses the account or the app; look at both on facebook.com."),

            // Too early or too late to have been read, says a host in between; whether the API behind it was reached nobody knows.
            (408 or 425 or 499, _) => Unexplained,
            (404 or 405 or 410, null) => new(GraphClass.Permission, "{0} offers nothing at the address we use; its API is down or has changed."),
            ( >= 400 and <= 499, _) => new(GraphClass.Invalid, ""),
            _ => Unexplained,
        };

    private static GraphReading Unexplained { get; } = new(GraphClass.Unknown, "{0} answered {1}, which does not say whether it was carried out.");

    private static string Sentence(GraphReading reading, int status, GraphError? error, GraphOptions options) =>
        (reading.Says, error?.ForPeople ?? error?.Message) switch
        {
            ("", null) => $"{options.Spoken} does not take it and does not say why (status {status}).",
            ("", { } words) => $"{options.Spoken} does not take it: {words}",
            var (says, _) => string.Format(CultureInfo.InvariantCulture, says, options.Spoken, status),
        };

    private static string Raw(int status, GraphError? error)
    {
        var code = (error?.Code, error?.Subcode) switch
        {
            (null, null) => null,
            ({ } main, null) => $"{main}",
            (null, { } sub) => $"/{sub}",
            ({ } main, { } sub) => $"{main}/{sub}",
        };
        string?[] parts = [$"{status}", code, error?.Message];
        var raw = string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
        return raw.Length <= LongestRaw ? raw : raw[..LongestRaw];
    }
}
