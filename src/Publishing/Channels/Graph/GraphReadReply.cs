using System.Diagnostics;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>What <see cref="GraphReply.Classify"/> makes of an answer, said of a look, a probe, a take-down or a preparation.</summary>
internal static class GraphReadReply
{
    /// <summary>An account that must be mended first is asked again this much later; nothing about the post is wrong.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(15);

    /// <summary>A look that gave no answer.</summary>
    public static FindReply.CannotTell NoAnswer(ChannelAnswer answer, GraphOptions options, DateTimeOffset now) =>
        GraphReply.Classify(answer, options, now) switch
        {
            { Class: GraphClass.Success } => new($"{options.Spoken} answered {answer.Status} to a look at the account's posts, but the answer cannot be read.", null),
            { Class: GraphClass.Throttle, Until: { } until } throttled => new(throttled.Reason, until - now),
            { Class: GraphClass.Token or GraphClass.Permission or GraphClass.Behaviour or GraphClass.Missing } refused => new(refused.Reason, null),
            _ => new($"{options.Spoken} answered {answer.Status} to a look at the account's posts.", null),
        };

    /// <summary>A probe that did not work.</summary>
    public static ProbeReply NotProbed(ChannelAnswer answer, GraphOptions options, DateTimeOffset now)
    {
        var verdict = GraphReply.Classify(answer, options, now);
        return verdict.Class switch
        {
            GraphClass.Success => new ProbeReply.CannotTell($"{options.Spoken} answered {answer.Status}, but not who the account is."),
            GraphClass.Token => new ProbeReply.Refused(HoldCause.NeedsReconnecting, verdict.Reason),
            GraphClass.Permission or GraphClass.Behaviour or GraphClass.Missing => new ProbeReply.Refused(HoldCause.RefusedByNetwork, verdict.Reason),
            GraphClass.Throttle => new ProbeReply.CannotTell(verdict.Reason),
            _ => new ProbeReply.CannotTell($"{options.Spoken} answered {answer.Status} to the question who the account is."),
        };
    }

    /// <summary>A take-down that did not work; that what was named is missing has its own meaning, and the channel looks at it before.</summary>
    public static TakeDownReply NotTakenDown(ChannelAnswer answer, GraphOptions options, DateTimeOffset now)
    {
        var verdict = GraphReply.Classify(answer, options, now);
        return verdict.Class switch
        {
            GraphClass.Success => new TakeDownReply.NotYet($"{options.Spoken} answered {answer.Status}, but not that the post is gone.", null),
            GraphClass.Throttle => new TakeDownReply.NotYet(verdict.Reason, verdict.Until - now),
            GraphClass.Token or GraphClass.Behaviour => new TakeDownReply.NotYet(verdict.Reason, UntilMended),
            GraphClass.Permission or GraphClass.Invalid or GraphClass.Flagged => new TakeDownReply.Refused(verdict.Reason),
            _ => new TakeDownReply.NotYet($"{options.Spoken} answered {answer.Status}.", null),
        };
    }

    /// <summary>What a preparing call that did not work means for the delivery. Nothing was posted, whatever the answer is.</summary>
    public static DeliveryOutcome NotPrepared(ChannelAnswer answer, GraphOptions options, DateTimeOffset now) =>
        GraphReply.NotPublished(GraphReply.Classify(answer, options, now), options) switch
        {
            DeliveryOutcome.InDoubt doubt => new DeliveryOutcome.Deferred(doubt.Reason, null),
            DeliveryOutcome.Published or DeliveryOutcome.Processing => throw new UnreachableException("A preparing call publishes nothing."),
            var other => other,
        };
}
