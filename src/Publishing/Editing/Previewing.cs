using System.Diagnostics;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Formatting;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Editing;

/// <summary>
/// Shows what would be sent if a person published an article now that has not been published before. Reads no store and asks no network.
/// </summary>
public sealed class Previewing(Newsroom newsroom, PublishingMode mode, ChannelDirectory channels, TimeProvider time)
{
    /// <summary>One entry for every channel, in the settings' order: the same plan and the same formatting as the real run's.</summary>
    public IReadOnlyList<PreviewedPost> Preview(ReadArticle read)
    {
        var now = time.GetUtcNow();
        var said = new ArticleEvent
        {
            Id = "preview",
            Source = ArticleReading.Command,
            Kind = ArticleEventKind.Published,
            Names = read.Names,
            Article = read.Article,
            SourceVersion = read.SourceVersion,
            ReceivedAt = now,
            ByHand = true,
        };
        var stored = new StoredArticle { Id = ArticleId.From(read.Names[0]) }.After(said, now)!;
        var plan = Planner.Plan(new()
        {
            Stored = stored,
            Event = said,
            Newsroom = newsroom,
            Standings = newsroom.Channels.ToDictionary(channel => channel.Name, _ => new ChannelStanding(ConnectedSince: null, mode.IsSandbox)),
            Now = now,
        });
        return [.. plan.Select(row => Show(row, read))];
    }

    private PreviewedPost Show(Delivery row, ReadArticle read)
    {
        var name = row.Key.Channel;
        if (row.SkippedFor is { } kind)
        {
            return new PreviewedPost.Skipped(name, kind, row.Reason!);
        }

        if (read.NoIndex && newsroom.Channels.Single(channel => channel.Name == name).ChecksPage(mode.IsSandbox))
        {
            return new PreviewedPost.Skipped(name, SkipReason.NotIndexable, "The page asks search engines to leave it out.");
        }

        var channel = channels.Find(name) ?? throw new UnreachableException($"A channel nobody made: {name}");
        return channel.Format(Request(row, channel, read.Article)) switch
        {
            FormattedPost.Ready ready => new PreviewedPost.Applies(name)
            {
                Post = ready.Post,
                Length = ready.Length,
                Limit = ready.Limit,
                Request = channel.DescribeRequest(ready.Post),
                Waits = row.HeldBy is null ? null : row.Reason,
            },
            FormattedPost.Skipped skipped => new PreviewedPost.Skipped(name, skipped.Reason, skipped.Detail),
            FormattedPost.Unfit unfit => new PreviewedPost.Unfit(name, unfit.Problem, unfit.Length, unfit.Limit),
            var other => throw new UnreachableException($"A formatted post nobody knows: {other}"),
        };
    }

    /// <summary>The picture is not fetched: it is shown as large as the article declares it.</summary>
    private static FormatRequest Request(Delivery row, IChannel channel, Article article) => new(article, row.Key.Token, EditedText: null)
    {
        Picture = PictureStandIn.Of(article.Image, channel.Traits.Picture),
        NoPicture = channel.Traits.Picture is null ? null : PictureStandIn.WhyNone(article.Image),
    };
}
