using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;
using Distribution.Publishing.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Distribution.Publishing.Tests.Editing;

public sealed class AnnouncingTests : IAsyncDisposable
{
    private readonly SqliteHome _home = new();
    private readonly SqliteProcess _store;
    private readonly Announcing _announcing;
    private readonly ArticleFinding _finding;

    public AnnouncingTests()
    {
        _store = _home.Start();
        var newsroom = Newsroom.BuiltIn with { Sources = [new NewsSource("cms", "CMS_SECRET")] };
        var withdrawal = new ArticleWithdrawal(_store.Ledger, new ChannelDirectory([]), _home.Time);
        var ingesting = new ArticleIngesting(
            _store.Articles, _store.Ledger, _store.Gate, newsroom, PublishingMode.Sandbox, withdrawal, _home.Time, NullLogger<ArticleIngesting>.Instance);
        _announcing = new(_store.Articles, ingesting, _home.Time);
        _finding = new(_store.Articles, newsroom);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task AnnounceAsync_SameContentLater_IsTheSameEventCarriedOutAgain()
    {
        var read = Read("A headline");

        var first = await _announcing.AnnounceAsync(read, ArticleEventKind.Published, "command", Cancellation);
        _home.Time.Advance(TimeSpan.FromHours(1));
        var second = await _announcing.AnnounceAsync(read, ArticleEventKind.Published, "command", Cancellation);

        Assert.Equal(first.Id, second.Id);
        Assert.NotNull(await _finding.FindAsync("https://news.example/1", Cancellation));
    }

    [Fact]
    public async Task AnnounceAsync_OtherContentOrKind_IsAnotherEvent()
    {
        ArticleEvent[] said =
        [
            await _announcing.AnnounceAsync(Read("A headline"), ArticleEventKind.Published, "command", Cancellation),
            await _announcing.AnnounceAsync(Read("A better headline"), ArticleEventKind.Published, "command", Cancellation),
            await _announcing.AnnounceAsync(Read("A headline"), ArticleEventKind.Changed, "command", Cancellation),
        ];

        Assert.Distinct(said.Select(one => one.Id));
    }

    [Theory]
    [InlineData("https://www.news.example/1/?utm_source=x")]
    [InlineData("story-7")]
    [InlineData("ID")]
    public async Task FindAsync_AnyOfItsNames_IsTheArticle(string name)
    {
        var identity = Assert.IsType<Identity.Known>(await _store.Articles.IdentifyAsync([Sample.Name, ArticleName.OfSource("cms", "story-7")], Cancellation));
        await _store.Articles.SaveAsync(Sample.Stored(identity.Id), Cancellation);

        Assert.Equal(identity.Id, (await _finding.FindAsync(name == "ID" ? identity.Id.Value : name, Cancellation))?.Id);
        Assert.Null(await _finding.FindAsync("story-8", Cancellation));
    }

    private static ReadArticle Read(string headline) => new()
    {
        Article = Sample.Article() with { Headline = headline },
        Names = [Sample.Name],
        SourceVersion = 1,
    };
}
