using Distribution.Publishing;
using Distribution.Publishing.Recording;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>So many articles that went live, a delivery to each network: on record as a newsroom's events, everything else is the workers'.</summary>
internal sealed class RunPlan(int articles)
{
    /// <summary>Beyond any run.</summary>
    private static readonly TimeSpan PictureKept = TimeSpan.FromHours(24);

    public async Task<IReadOnlyList<ArticleId>> WriteAsync(IArticleStore store, IMediaStore media, CancellationToken cancellationToken)
    {
        List<ArticleId> ids = [];
        var now = TimeProvider.System.GetUtcNow();
        for (var number = 0; number < articles; number++)
        {
            var url = new Uri($"https://news.example.com/story/{number}");
            var picture = new Uri($"https://news.example.com/story/{number}.jpg");
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
                    Image = new(picture) { AltText = number % 2 == 0 ? $"The council in its hall before the vote on motion {number}" : null },
                },
                SourceVersion = 1,
                ReceivedAt = now,
            };

            // As if it had been fetched already: nothing of a run comes from the internet.
            await media.KeepOriginalAsync(picture, RunPicture.Draw(number), now + PictureKept, cancellationToken);
            await store.AcceptAsync(said, nonce: null, cancellationToken);
            ids.Add(ArticleId.From(name));
        }

        return ids;
    }
}
