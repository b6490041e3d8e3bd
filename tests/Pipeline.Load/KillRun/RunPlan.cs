using Distribution.Publishing;
using Distribution.Publishing.Recording;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>
/// Articles that go live, a delivery to each network: on record as a newsroom's events, everything else is the workers'. They come as workers
/// die, so that there is something to deliver at each death.
/// </summary>
internal sealed class RunPlan(KillRunSettings settings, IArticleStore store, IMediaStore media) : IDisposable
{
    /// <summary>Beyond any run.</summary>
    private static readonly TimeSpan PictureKept = TimeSpan.FromHours(24);

    /// <summary>Deaths ahead of which work is there.</summary>
    private const int Ahead = 2;

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly List<ArticleId> _written = [];

    public IReadOnlyList<ArticleId> Written => _written;

    /// <summary>Writes what is due after so many deaths; all of it by the last.</summary>
    public async Task WriteAsync(int deaths, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var due = deaths + Ahead >= settings.Kills ? settings.Articles : settings.Articles * (deaths + Ahead) / settings.Kills;
            while (_written.Count < due)
            {
                _written.Add(await WriteOneAsync(_written.Count, cancellationToken));
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<ArticleId> WriteOneAsync(int number, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
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
        return ArticleId.From(name);
    }
}
