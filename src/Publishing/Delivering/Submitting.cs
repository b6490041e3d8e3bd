using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>Puts on record whom a channel must tell of a page. Done before the delivery's end is recorded, so that none is forgotten; twice does no harm.</summary>
public sealed class Submitting(ISubmissionStore submissions, FollowUps followUps, TimeProvider time)
{
    /// <summary>Owes the calls if the row's next state means that readers now see something else than before.</summary>
    public async Task OweAsync(Delivery next, CancellationToken cancellationToken)
    {
        if (next is not { State: DeliveryState.Published or DeliveryState.TakenDown, Post.Link: { } page })
        {
            return;
        }

        foreach (var submitter in followUps.Of(next.Key.Channel))
        {
            await submissions.ChangeAsync(submitter.Channel, submitter.Target, row => row.Wanted(page, time.GetUtcNow()), cancellationToken);
        }
    }
}
