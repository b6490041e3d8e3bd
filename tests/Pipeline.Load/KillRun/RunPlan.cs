using Distribution.Publishing;
using Distribution.Publishing.Recording;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>So many articles that went live, one delivery each: on record as a newsroom's events, everything else is the workers'.</summary>
internal sealed class RunPlan(int deliveries)
{
    public async Task<IReadOnlyList<ArticleId>> WriteAsync(IArticleStore articles, CancellationToken cancellationToken)
    {
        List<ArticleId> ids = [];
        var now = TimeProvider.System.GetUtcNow();
        for (var number = 0; number < deliveries; number++)
        {
            var url = new Uri($"https://news.example.com/story/{number}");
            var name = ArticleName.OfUrl(url);
            var said = new ArticleEvent
            {
                Id = $"story-{number}",
                Source = "kill-run",
                Kind = ArticleEventKind.Published,
                Names = [name],
                Article = new()
                {
                    Url = url,
                    Headline = $"Council votes on motion {number} after a long night",
                    PublishedAt = now,
                    Breaking = number % 10 == 0,
                },
                SourceVersion = 1,
                ReceivedAt = now,
            };
            await articles.AcceptAsync(said, nonce: null, cancellationToken);
            ids.Add(ArticleId.From(name));
        }

        return ids;
    }
}
