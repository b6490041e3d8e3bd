using Distribution.Publishing;
using Distribution.Publishing.Recording;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>So many articles, one delivery each.</summary>
internal sealed class RunPlan(int deliveries)
{
    private static readonly ChannelName Channel = new("x");
    private static readonly NetworkName Network = new("x");

    public async Task<IReadOnlyList<ArticleId>> WriteAsync(IArticleStore articles, IDeliveryLedger ledger, CancellationToken cancellationToken)
    {
        List<ArticleId> ids = [];
        var now = TimeProvider.System.GetUtcNow();
        for (var number = 0; number < deliveries; number++)
        {
            var url = new Uri($"https://news.example.com/story/{number}");
            var identity = await articles.IdentifyAsync([ArticleName.OfUrl(url)], cancellationToken);
            var id = ((Identity.Known)identity).Id;
            var article = new Article { Url = url, Headline = $"Council votes on motion {number} after a long night", PublishedAt = now };
            var stored = await articles.SaveAsync(new() { Id = id, Article = article, FirstSeenAt = now }, cancellationToken);
            await ledger.PlanAsync(stored!, [Row(id, now, breaking: number % 10 == 0)], cancellationToken);
            ids.Add(id);
        }

        return ids;
    }

    private static Delivery Row(ArticleId id, DateTimeOffset now, bool breaking) => new()
    {
        Key = new(id, Channel, Occasion.Publication),
        Network = Network,
        PublishedAt = now,
        CreatedAt = now,
        DueAt = now,
        DueSetAt = now,
        Breaking = breaking,
    };
}
