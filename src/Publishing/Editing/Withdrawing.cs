using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Editing;

/// <summary>Taking an article back by hand, everywhere and on every occasion.</summary>
public sealed class Withdrawing(IArticleStore articles, TimeProvider time)
{
    /// <summary>Puts the withdrawal on record like one from the newsroom's system; carrying it out is the same too.</summary>
    /// <param name="requestId">The same request twice is one withdrawal.</param>
    /// <param name="name">A name the article goes by.</param>
    /// <returns>The event's id.</returns>
    public async Task<string> WithdrawAsync(string requestId, ArticleName name, string reason, string by, CancellationToken cancellationToken)
    {
        var withdrawal = new ArticleEvent
        {
            Id = "withdraw-" + requestId,
            Source = by,
            Kind = ArticleEventKind.Withdrawn,
            Names = [name],
            ReceivedAt = time.GetUtcNow(),
            ByHand = true,
            Reason = reason,
        };
        await articles.AcceptAsync(withdrawal, nonce: null, cancellationToken);
        return withdrawal.Id;
    }
}
