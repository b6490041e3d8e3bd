using System.Diagnostics;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>
/// Asks whether published articles have come to where readers look for them, and puts the answer on their rows. A few at a time, the newest first,
/// and never two runs closer than the pace: the day's quota cannot be exceeded, whatever is published, refused or restarted.
/// </summary>
internal sealed class Verifying(IVerifier verifier, IDeliveryLedger ledger, ISyndicationStore articles, TimeProvider time) : ISubmitter
{
    /// <summary>Of the newest articles; a channel of more in a week does without the oldest.</summary>
    private const int MostRead = 5_000;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    /// <summary>After this no further question is begun: the other follow-ups wait for the same tick. With the last question it is well below the lease.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(30);

    public ChannelName Channel => verifier.Channel;

    public string Target => verifier.Step;

    /// <summary>Five minutes; longer where the quota allows less than one article each time.</summary>
    public TimeSpan Every => Day / verifier.PerDay > Shortest ? Day / verifier.PerDay : Shortest;

    /// <summary>A process that dies has perhaps asked all it might.</summary>
    public TimeSpan Lease => Every;

    private int AtOnce => (int)Math.Max(1, verifier.PerDay * (Every / Day));

    public async Task<SubmitReply> SubmitAsync(IReadOnlyList<Uri> pages, CancellationToken cancellationToken)
    {
        var (now, begun) = (time.GetUtcNow(), time.GetTimestamp());
        var snapshot = await articles.ReadAsync(Channel, SyndicatedBy.Arrival, now - VerifySchedule.Longest - Day, MostRead, cancellationToken);
        var awaited = snapshot.Rows.Select(row => row.Delivery).Where(row => row.State is DeliveryState.Published && Step(row) is not null).ToList();
        var asked = 0;
        foreach (var row in awaited.Where(row => VerifySchedule.Next(row, Step(row)!.At) <= now).OrderByDescending(row => row.EndedAt).Take(AtOnce))
        {
            if (time.GetElapsedTime(begun) > LongestRun)
            {
                break;
            }

            if (await AskAsync(row, cancellationToken) is { } why)
            {
                return why;
            }

            asked++;
        }

        foreach (var row in awaited.Where(row => VerifySchedule.IsMissed(row, now)))
        {
            await WriteAsync(row, Step(row)! with { State = ChannelStepState.Failed, Note = "There were more articles than the day's questions allow to ask about.", At = now });
        }

        return awaited.Count is 0
            ? new SubmitReply.Done("No article is waited for.")
            : new SubmitReply.Ongoing($"Waited for: {awaited.Count}; asked about: {asked}.");
    }

    private async Task<SubmitReply?> AskAsync(Delivery row, CancellationToken cancellationToken)
    {
        var reply = await verifier.VerifyAsync(row.Post!.Link, cancellationToken);
        var now = time.GetUtcNow();
        switch (reply)
        {
            case VerifyReply.Unanswered unanswered:
                // Its turn is over all the same: a page nobody gets an answer about must not keep the others from theirs.
                await WriteAsync(row, VerifySchedule.IsOver(row, now)
                    ? new(verifier.Step, ChannelStepState.Failed, Reason(unanswered.Why)) { At = now }
                    : Step(row)! with { At = now });
                return AtThePace(unanswered.Why);
            case VerifyReply.Arrived arrived:
                await WriteAsync(row, new(verifier.Step, ChannelStepState.Done, "The article is in it.") { At = arrived.Since ?? now });
                return null;
            case VerifyReply.NotYet notYet:
                await WriteAsync(row, new(verifier.Step, VerifySchedule.IsOver(row, now) ? ChannelStepState.Failed : ChannelStepState.Awaited, notYet.Note) { At = now });
                return null;
            case VerifyReply.Never never:
                await WriteAsync(row, new(verifier.Step, ChannelStepState.Failed, never.Reason) { At = now });
                return null;
            default:
                throw new UnreachableException($"A reply nobody knows: {reply}");
        }
    }

    /// <summary>What was not answered may have been counted.</summary>
    private SubmitReply AtThePace(SubmitReply why) => why is SubmitReply.NotNow notNow && notNow.Wait < Every ? notNow with { Wait = Every } : why;

    private static string Reason(SubmitReply why) => why switch
    {
        SubmitReply.NotNow notNow => notNow.Reason,
        SubmitReply.Refused refused => refused.Reason,
        _ => throw new UnreachableException($"No reason for there being no answer: {why}"),
    };

    /// <summary>A row that moved on meanwhile is asked about again, if it still is to be.</summary>
    private async Task WriteAsync(Delivery row, ChannelStep step) =>
        await ledger.WriteAsync(row with { Progress = [.. row.Progress!.Select(each => each.Name == step.Name ? step : each)] }, CancellationToken.None);

    private ChannelStep? Step(Delivery row) => row is { Post: not null, Progress: { } steps }
        ? steps.FirstOrDefault(step => step.Name == verifier.Step && step.State is ChannelStepState.Awaited)
        : null;
}
