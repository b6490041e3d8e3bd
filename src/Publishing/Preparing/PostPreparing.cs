using System.Diagnostics;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Preparing;

/// <summary>Makes the post a delivery would claim, from the newest revision. Everything here may be repeated.</summary>
public sealed class PostPreparing(IArticleStore articles, TimeProvider time)
{
    internal async Task<PreparedPost> PrepareAsync(Delivery row, IChannel channel, CancellationToken cancellationToken)
    {
        var stored = await articles.FindAsync(row.Key.Article, cancellationToken);
        if (stored is not { Article: { } article, IsWithdrawn: false })
        {
            return new PreparedPost.Withdrawn();
        }

        if (article.EmbargoUntil is { } embargo && embargo > time.GetUtcNow())
        {
            return new PreparedPost.NotYet(embargo, $"Under embargo until {embargo:yyyy-MM-dd HH:mm zzz}.", HoldCause.Embargo);
        }

        // After doubt the network may already have the post: only exactly the same may ever follow it.
        if (row is { Doubted: true, Post: { } frozen })
        {
            return new PreparedPost.Ready(frozen);
        }

        return channel.Format(new(article, row.Key.Token, row.EditedText)) switch
        {
            FormattedPost.Ready ready => new PreparedPost.Ready(ready.Post),
            FormattedPost.Skipped skipped => new PreparedPost.Skipped(skipped.Reason, skipped.Detail),
            FormattedPost.Unfit unfit => new PreparedPost.Unfit(unfit.Problem),
            var other => throw new UnreachableException($"A formatted post nobody knows: {other}"),
        };
    }
}
