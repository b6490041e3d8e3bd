using Distribution.Publishing;
using Distribution.Publishing.Recording;

namespace Distribution.Pipeline.Load.Isolation;

/// <summary>So many articles that go live together, every other one breaking news, each with a picture of its own address that counts as fetched already.</summary>
internal sealed class IsolationPlan(int articles)
{
    private static readonly string Picture = Path.Combine("samples", "articles", "harbour-tram.jpg");

    public async Task<IReadOnlyList<ArticleId>> WriteAsync(IArticleStore store, IMediaStore media, CancellationToken cancellationToken)
    {
        var picture = await File.ReadAllBytesAsync(Picture, cancellationToken);
        List<ArticleId> ids = [];
        var now = TimeProvider.System.GetUtcNow();
        for (var number = 0; number < articles; number++)
        {
            var url = new Uri($"https://news.example.com/story/{number}");
            var name = ArticleName.OfUrl(url);
            var image = new Uri($"https://news.example.com/picture/{number}.jpg");
            await media.KeepOriginalAsync(image, picture, now + TimeSpan.FromHours(1), cancellationToken);
            await store.AcceptAsync(
                new()
                {
                    Id = $"story-{number}",
                    Source = "isolation",
                    Kind = ArticleEventKind.Published,
                    Names = [name],
                    Article = new()
                    {
                        Url = url,
                        Headline = $"Ferry line {number} opens after a winter of repairs",
                        PublishedAt = now,
                        Breaking = number % 2 == 0,
                        Image = new(image) { AltText = "A tram at the harbour" },
                    },
                    SourceVersion = 1,
                    ReceivedAt = now,
                },
                nonce: null,
                cancellationToken);
            ids.Add(ArticleId.From(name));
        }

        return ids;
    }
}
