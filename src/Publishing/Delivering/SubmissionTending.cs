using System.Diagnostics;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.Logging;

namespace Distribution.Publishing.Delivering;

/// <summary>Makes the follow-up calls that are due.</summary>
public sealed partial class SubmissionTending(
    ISubmissionStore submissions,
    FollowUps followUps,
    TimeProvider time,
    ILogger<SubmissionTending> logger)
{
    /// <summary>Calls made in a run; the rest is the next run's.</summary>
    private const int Most = 100;

    /// <summary>Of what is no longer set up: nobody is called.</summary>
    private static readonly TimeSpan ShortLease = TimeSpan.FromMinutes(5);

    /// <summary>One run over everything due.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var ahead in await submissions.SetAfterAsync(time.GetUtcNow(), cancellationToken))
        {
            await submissions.ChangeAsync(ahead.Channel, ahead.Target, row => row.CutToItsLength(time.GetUtcNow()), cancellationToken);
        }

        foreach (var due in await submissions.DueAsync(time.GetUtcNow(), Most, cancellationToken))
        {
            await SubmitAsync(due, cancellationToken);
        }
    }

    private async Task SubmitAsync(Submission due, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var submitter = followUps.Find(due.Channel, due.Target);
        var until = now + (submitter?.Lease ?? ShortLease);
        var mine = false;
        var begun = await submissions.ChangeAsync(due.Channel, due.Target, Take, cancellationToken);
        if (!mine)
        {
            return;
        }

        var reply = submitter is null
            ? new SubmitReply.Refused("It is no longer set up.")
            : await submitter.SubmitAsync([.. begun.Pages.Take(begun.Sending).Distinct()], cancellationToken);
        LogSubmitted(due.Channel, due.Target, reply.GetType().Name);
        await submissions.ChangeAsync(due.Channel, due.Target, End, CancellationToken.None);

        Submission Take(Submission row)
        {
            mine = row.Begun(now, until) is not null;
            return row.Begun(now, until) ?? row;
        }

        // Whoever took it over after the lease ends it.
        Submission End(Submission row) => row.LeaseUntil != begun.LeaseUntil ? row : reply switch
        {
            SubmitReply.Done done => row.Done(time.GetUtcNow(), done.Result, submitter!.Every),
            SubmitReply.Ongoing ongoing => row.Ongoing(time.GetUtcNow(), ongoing.Result, submitter!.Every),
            SubmitReply.NotNow notNow => row.Told(notNow.Told).NotNow(time.GetUtcNow(), notNow.Reason, notNow.Wait),
            SubmitReply.Refused refused => row.Told(refused.Told).Refused(time.GetUtcNow(), refused.Reason, submitter?.Every ?? TimeSpan.Zero),
            _ => throw new UnreachableException($"A reply nobody knows: {reply}"),
        };
    }

    [LoggerMessage(1501, LogLevel.Information, "{Channel} tells {Target}: {Reply}")]
    private partial void LogSubmitted(ChannelName channel, string target, string reply);
}
