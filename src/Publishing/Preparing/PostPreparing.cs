using System.Diagnostics;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Preparing.Pictures;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Preparing;

/// <summary>Makes the post a delivery would claim, from the newest revision. Everything here may be repeated.</summary>
public sealed class PostPreparing(
    IArticleStore articles,
    Newsroom newsroom,
    PublishingMode mode,
    PublicPageCheck pages,
    ChannelPictures pictures,
    TimeProvider time)
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

        var since = article.EmbargoUntil > row.CreatedAt ? article.EmbargoUntil.Value : row.CreatedAt;
        if (row.Claims == 0 && ChecksPage(row.Key.Channel))
        {
            var page = await pages.CheckAsync(article.Url, cancellationToken);
            if (PageWait.Obstacle(page, row, since, time.GetUtcNow()) is { } obstacle)
            {
                return obstacle;
            }
        }

        var rules = channel.Traits.Picture;
        var picture = await pictures.FindAsync(article.Image, rules, cancellationToken);
        return PictureWait.Obstacle(picture, rules is { Required: true }, row, since, time.GetUtcNow()) ?? Formatted(row, channel, article, picture);
    }

    private static PreparedPost Formatted(Delivery row, IChannel channel, Article article, ChannelPicture picture)
    {
        var request = new FormatRequest(article, row.Key.Token, row.EditedText)
        {
            Picture = (picture as ChannelPicture.Ready)?.Picture,
            NoPicture = picture switch
            {
                ChannelPicture.Ready => null,
                ChannelPicture.None none => none.Reason,
                ChannelPicture.Unusable unusable => unusable.Reason,
                _ => throw new UnreachableException($"A picture nobody knows: {picture}"),
            },
        };
        return channel.Format(request) switch
        {
            FormattedPost.Ready ready => new PreparedPost.Ready(ready.Post, PictureWait.Note(picture, ready.Post)),
            FormattedPost.Skipped skipped => new PreparedPost.Skipped(skipped.Reason, skipped.Detail),
            FormattedPost.Unfit unfit => new PreparedPost.Unfit(unfit.Problem),
            var other => throw new UnreachableException($"A formatted post nobody knows: {other}"),
        };
    }

    private bool ChecksPage(ChannelName name) =>
        newsroom.Channels.FirstOrDefault(channel => channel.Name == name)?.ChecksPage(mode.IsSandbox) ?? false;
}
