using System.Globalization;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Editing;

/// <summary>The rules of posting an article again by hand. Such a post is exempt from "useless after".</summary>
public sealed class Reposting(IArticleStore articles, IDeliveryLedger ledger, ChannelDirectory channels, Newsroom newsroom, PublishingMode mode, TimeProvider time)
{
    /// <summary>Within this a second wish is more likely a second pair of hands than a second post.</summary>
    private static readonly TimeSpan AMoment = TimeSpan.FromMinutes(1);

    /// <summary>Checks the wish and puts the delivery on record.</summary>
    public async Task<RepostAnswer> RepostAsync(RepostRequest request, CancellationToken cancellationToken)
    {
        if (newsroom.Channels.FirstOrDefault(channel => channel.Name == request.Channel) is not { } settings)
        {
            return new RepostAnswer.Refused($"There is no channel '{request.Channel}'; the channels are {string.Join(", ", newsroom.Channels.Select(channel => channel.Name))}.");
        }

        if (request.Id is not { Length: > 0 and <= 64 } || request.Id.Any(character => !char.IsAsciiLetterOrDigit(character) && character != '-'))
        {
            return new RepostAnswer.Refused("A request's id is 1 to 64 letters, digits and hyphens.");
        }

        var key = new DeliveryKey(request.Article, request.Channel, Occasion.Repost(request.Id));
        while (true)
        {
            var stored = await articles.FindAsync(request.Article, cancellationToken);
            var rows = await ledger.OfArticleAsync(request.Article, cancellationToken);
            if (rows.Any(row => row.Key == key))
            {
                return new RepostAnswer.OnItsWay(key);
            }

            var now = time.GetUtcNow();
            if (stored?.Article is not { } article)
            {
                return new RepostAnswer.Refused("The article is not known here; publish it first.");
            }

            if (Refusal(request, stored, rows, key, now) is { } refusal)
            {
                return new RepostAnswer.Refused(refusal);
            }

            var row = new Delivery
            {
                Key = key,
                Network = settings.Network,
                Breaking = article.Breaking,
                PublishedAt = article.PublishedAt,
                CreatedAt = now,
                EditedText = request.Text,
                RequestedBy = request.By,
            }.Enter(DeliveryState.Planned, now, $"Asked for by {request.By}.", now);
            if (await ledger.PlanAsync(stored, [row], cancellationToken) is PlanWrite.Written)
            {
                return new RepostAnswer.OnItsWay(key);
            }
        }
    }

    private string? Refusal(RepostRequest request, StoredArticle stored, IReadOnlyList<Delivery> rows, DeliveryKey key, DateTimeOffset now)
    {
        if (stored.IsWithdrawn)
        {
            return $"The article was withdrawn on {stored.WithdrawnAt:yyyy-MM-dd HH:mm} UTC{For(stored.WithdrawnFor)}; publish it again in the newsroom's system before it is reposted.";
        }

        var recent = rows
            .Where(row => row.Key.Channel == request.Channel && now - row.CreatedAt < AMoment && row is not { IsEnded: true, NetworkId: null })
            .MaxBy(row => row.CreatedAt);
        if (!request.Again && recent is not null)
        {
            var seconds = Math.Max(1, (int)(now - recent.CreatedAt).TotalSeconds).ToString(CultureInfo.InvariantCulture);
            var who = recent.RequestedBy switch
            {
                null => "The newsroom's system",
                ArticleReading.Command => "Somebody at the command line",
                var person => person,
            };
            return $"{who} sent this to {request.Channel} {seconds} s ago; say --again to post it once more.";
        }

        if (SiteRule.SkipFor(newsroom, newsroom.Channels.First(channel => channel.Name == request.Channel), stored.Article!, mode.IsSandbox) is { } elsewhere)
        {
            return elsewhere.Sentence;
        }

        return channels.Find(request.Channel)?.Format(new(stored.Article!, key.Token, request.Text)) switch
        {
            FormattedPost.Unfit unfit => unfit.Problem,
            FormattedPost.Skipped skipped => skipped.Detail,
            _ => null,
        };
    }

    private static string For(string? reason) => string.IsNullOrEmpty(reason) ? "" : $" ({reason})";
}
