using System.Diagnostics;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>
/// Asks whether published articles have come to where readers look for them, and puts the answer on their rows. A few at a time, the newest first:
/// the day's quota cannot be exceeded, whatever is published and however often a process restarts.
/// </summary>
internal sealed class Verifying(IVerifier verifier, IDeliveryLedger ledger, ISyndicationStore articles, TimeProvider time) : ISubmitter
{
    /// <summary>Of the newest articles; a channel of more in a week does without the oldest.</summary>
    private const int MostRead = 5_000;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    public ChannelName Channel => verifier.Channel;

    public string Target => verifier.Step;

    /// <summary>Five minutes; longer where the quota allows less than one article each time.</summary>
    public TimeSpan Every => Day / verifier.PerDay > Shortest ? Day / verifier.PerDay : Shortest;

    private int AtOnce => (int)Math.Max(1, verifier.PerDay * (Every / Day));

    public async Task<SubmitReply> SubmitAsync(IReadOnlyList<Uri> pages, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var snapshot = await articles.ReadAsync(Channel, SyndicatedBy.Arrival, now - VerifySchedule.Longest - Day, MostRead, cancellationToken);
        var awaited = snapshot.Rows.Select(row => row.Delivery).Where(row => row.State is DeliveryState.Published && Step(row) is not null).ToList();
        var asked = 0;
        foreach (var row in awaited.Where(row => VerifySchedule.Next(row, Step(row)!.At) <= now).OrderByDescending(row => row.EndedAt).Take(AtOnce))
        {
            if (await AskAsync(row, cancellationToken) is { } why)
            {
                return why;
            }

            asked++;
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
                return unanswered.Why;
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

    /// <summary>A row that moved on meanwhile is asked about again, if it still is to be.</summary>
    private async Task WriteAsync(Delivery row, ChannelStep step) =>
        await ledger.WriteAsync(row with { Progress = [.. row.Progress!.Select(each => each.Name == step.Name ? step : each)] }, CancellationToken.None);

    private ChannelStep? Step(Delivery row) => row is { Post: not null, Progress: { } steps }
        ? steps.FirstOrDefault(step => step.Name == verifier.Step && step.State is ChannelStepState.Awaited)
        : null;
}
