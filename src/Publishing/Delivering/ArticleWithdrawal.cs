using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>Carries an article's withdrawal to every delivery it has. The article's row is a tombstone already; this may be repeated.</summary>
public sealed class ArticleWithdrawal(IDeliveryLedger ledger, ChannelDirectory channels, TimeProvider time)
{
    /// <summary>Compares and sets each row until the withdrawal has nothing more to change.</summary>
    public async Task WithdrawAsync(ArticleId article, CancellationToken cancellationToken)
    {
        foreach (var row in await ledger.OfArticleAsync(article, cancellationToken))
        {
            for (var current = row; current is not null;)
            {
                // A channel that is not connected now may be again: only one that says it cannot is left to a person.
                var canTakeDown = channels.Find(current.Key.Channel)?.Traits.CanTakeDown ?? true;
                if (current.Withdrawn(canTakeDown, time.GetUtcNow()) is not { } next)
                {
                    break;
                }

                current = await ledger.WriteAsync(next, cancellationToken) is DeliveryWrite.MovedOn moved ? moved.Current : null;
            }
        }
    }
}
