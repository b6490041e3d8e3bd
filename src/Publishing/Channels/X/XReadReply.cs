using System.Diagnostics;

namespace Distribution.Publishing.Channels.X;

/// <summary>What <see cref="XReply.Classify"/> makes of a status, said of a look, a probe or a take-down.</summary>
internal static class XReadReply
{
    /// <summary>X's word for a post it does not have.</summary>
    private const string NotFoundType = "resource-not-found";

    /// <summary>An account that must pay or connect first is asked again this much later; nothing about the post is wrong.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(15);

    /// <summary>A timeline that could not be read.</summary>
    public static FindReply.CannotTell NoAnswer(ChannelAnswer answer, XOptions options, DateTimeOffset now) =>
        answer.IsSuccess
            ? new($"X answered {answer.Status} to a look at the account's posts, but the answer cannot be read.", null)
            : XReply.Classify(answer, options, username: null, now) switch
            {
                DeliveryOutcome.Throttled throttled => new(throttled.Reason, throttled.Until - now),
                DeliveryOutcome.ChannelRefused refused => new(refused.Reason, null),
                _ => new($"X answered {answer.Status} to a look at the account's posts.", null),
            };

    /// <summary>What a probe showed.</summary>
    public static ProbeReply Probed(ChannelAnswer answer, XOptions options, DateTimeOffset now)
    {
        if (answer.IsSuccess)
        {
            return XWire.ReadUser(answer.Body) switch
            {
                null => new ProbeReply.CannotTell($"X answered {answer.Status}, but not who the account is."),
                _ when answer.Header("x-access-level") is "read" => new ProbeReply.Refused(
                    HoldCause.RefusedByNetwork,
                    "The app may only read; give it write permission in X's developer console, then create the account's token anew."),
                var user => new ProbeReply.Works("@" + user.Username),
            };
        }

        return XReply.Classify(answer, options, username: null, now) switch
        {
            DeliveryOutcome.ChannelRefused refused => new ProbeReply.Refused(refused.Cause, refused.Reason),
            DeliveryOutcome.Throttled throttled => new ProbeReply.CannotTell(throttled.Reason),
            _ => new ProbeReply.CannotTell($"X answered {answer.Status} to the question who the account is."),
        };
    }

    /// <summary>What became of a take-down. Deleting again is safe, so whatever is not certain is tried again.</summary>
    public static TakeDownReply TookDown(ChannelAnswer answer, XOptions options, DateTimeOffset now)
    {
        var problem = XProblem.Read(answer.Body);
        if (answer.IsSuccess)
        {
            return XWire.ReadDeleted(answer.Body) switch
            {
                true => new TakeDownReply.Gone(),
                _ when problem.IsOfType(NotFoundType) => new TakeDownReply.Gone(),
                _ => new TakeDownReply.NotYet($"X answered {answer.Status}, but not that the post is gone.", null),
            };
        }

        // A bare 404 may be the API's own failure; only X's word about the post counts.
        if (answer.Status is 404 or 410)
        {
            return problem.IsReadable
                ? new TakeDownReply.Gone()
                : new TakeDownReply.NotYet($"X answered {answer.Status} without a word about the post.", null);
        }

        return XReply.Classify(answer, options, username: null, now) switch
        {
            DeliveryOutcome.Throttled throttled => new TakeDownReply.NotYet(throttled.Reason, throttled.Until - now),
            DeliveryOutcome.ChannelRefused { Cause: HoldCause.NeedsReconnecting or HoldCause.OutOfCredits } refused =>
                new TakeDownReply.NotYet(refused.Reason, UntilMended),
            DeliveryOutcome.ChannelRefused refused => new TakeDownReply.Refused(refused.Reason),
            DeliveryOutcome.Rejected rejected => new TakeDownReply.Refused(rejected.Reason),
            DeliveryOutcome.RefusedAsDuplicate or DeliveryOutcome.InDoubt => new TakeDownReply.NotYet($"X answered {answer.Status}.", null),
            var other => throw new UnreachableException($"An outcome no answer has: {other}"),
        };
    }
}
