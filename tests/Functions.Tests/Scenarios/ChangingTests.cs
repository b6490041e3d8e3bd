using Distribution.Publishing;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Tests.Scenarios;

/// <summary>What newsrooms and editors change while and after a post goes out.</summary>
public sealed class ChangingTests
{
    [Fact]
    public async Task Correcting_WhileThePostWaits_GoesOutCorrectedOnce()
    {
        await using var pipeline = await RunningPipeline.CreateAsync();
        pipeline.Network.Faults.Add("x:429-2,first=1");
        var article = RunningPipeline.Article(1);
        await pipeline.Start().SayAsync(ArticleEventKind.Published, article);
        await pipeline.UntilAsync(article, DeliveryState.Deferred);

        await pipeline.SayAsync(ArticleEventKind.Changed, article with { Headline = "Story 1, corrected" }, version: 2);
        await pipeline.UntilAsync(article, DeliveryState.Published);

        Assert.StartsWith("Story 1, corrected\n", Assert.Single(pipeline.Network.X.Posts()).Submitted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correcting_AfterDoubt_SendsTheSameBytesAgain()
    {
        await using var pipeline = await RunningPipeline.CreateAsync();
        pipeline.Network.Faults.Add("x:503,first=1");
        var article = RunningPipeline.Article(1);
        await pipeline.Start().SayAsync(ArticleEventKind.Published, article);
        await pipeline.UntilAsync(article, DeliveryState.InDoubt);

        await pipeline.SayAsync(ArticleEventKind.Changed, article with { Headline = "Story 1, corrected" }, version: 2);
        await pipeline.UntilAsync(article, DeliveryState.Published);

        Assert.StartsWith("Story 1\n", Assert.Single(pipeline.Network.X.Posts()).Submitted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correcting_AfterThePost_PostsNothingMore()
    {
        await using var pipeline = await RunningPipeline.CreateAsync();
        var (article, other) = (RunningPipeline.Article(1), RunningPipeline.Article(2));
        await pipeline.Start().SayAsync(ArticleEventKind.Published, article);
        await pipeline.UntilAsync(article, DeliveryState.Published);

        await pipeline.SayAsync(ArticleEventKind.Changed, article with { Headline = "Story 1, corrected" }, version: 2);
        await pipeline.SayAsync(ArticleEventKind.Published, other);
        await pipeline.UntilAsync(other, DeliveryState.Published);

        Assert.Equal(["Story 1", "Story 2"], pipeline.Network.X.Posts().Select(post => post.Submitted.Split('\n')[0]));
    }

    [Fact]
    public async Task Changing_AYearOldArticle_PostsNothing()
    {
        await using var pipeline = await RunningPipeline.CreateAsync();
        var article = RunningPipeline.Article(1, DateTimeOffset.UtcNow.AddYears(-1));

        await pipeline.Start().SayAsync(ArticleEventKind.Changed, article);

        Assert.Equal(SkipReason.BeforeTheChannel, (await pipeline.UntilAsync(article, DeliveryState.Skipped)).SkippedFor);
        Assert.Empty(pipeline.Network.X.Requests());
    }

    [Theory]
    [InlineData("", DeliveryState.Published, DeliveryState.TakenDown)]
    [InlineData("x:429-3600", DeliveryState.Deferred, DeliveryState.Cancelled)]
    [InlineData("x:401", DeliveryState.Held, DeliveryState.Cancelled)]
    [InlineData("x:latency-1", DeliveryState.Attempting, DeliveryState.TakenDown)]
    [InlineData("x:accept-then-drop,first=1", DeliveryState.InDoubt, DeliveryState.TakenDown)]
    [InlineData("x:reset,first=1", DeliveryState.InDoubt, DeliveryState.Cancelled)]
    public async Task Withdrawing_AtAnyPoint_LeavesNothingLive(string fault, DeliveryState at, DeliveryState end)
    {
        await using var pipeline = await RunningPipeline.CreateAsync();
        if (fault.Length > 0)
        {
            pipeline.Network.Faults.Add(fault);
        }

        var article = RunningPipeline.Article(1);
        await pipeline.Start().SayAsync(ArticleEventKind.Published, article);
        await pipeline.UntilAsync(article, at);
        await pipeline.SayAsync(ArticleEventKind.Withdrawn, article, version: 2);

        await pipeline.UntilAsync(article, end);
        Assert.DoesNotContain(pipeline.Network.X.Posts(), post => post.DeletedAt is null);
    }

    [Fact]
    public async Task Withdrawing_BeforeThePublication_PostsNothingUntilAnEditorReleasesIt()
    {
        await using var pipeline = await RunningPipeline.CreateAsync();
        var (article, other) = (RunningPipeline.Article(1), RunningPipeline.Article(2));
        await pipeline.SayAsync(ArticleEventKind.Withdrawn, article, version: 2);
        await pipeline.SayAsync(ArticleEventKind.Published, article, version: 1);
        await pipeline.SayAsync(ArticleEventKind.Published, other);

        await pipeline.Start().UntilAsync(other, DeliveryState.Published);
        await pipeline.SayAsync(ArticleEventKind.Published, article, version: 3);
        var again = await pipeline.UntilAsync(article, DeliveryState.Held);

        Assert.Equal((HoldCause.PublishedAgain, Occasion.PublicationNumber(2)), (again.HeldBy, again.Key.Occasion));
        Assert.Single(pipeline.Network.X.Posts());
    }

    [Fact]
    public async Task Reposting_Unchanged_IsAnotherPostWithALinkOfItsOwn()
    {
        await using var pipeline = await RunningPipeline.CreateAsync();
        var article = RunningPipeline.Article(1);
        await pipeline.Start().SayAsync(ArticleEventKind.Published, article);
        var first = await pipeline.UntilAsync(article, DeliveryState.Published);

        await RepostAsync(pipeline, article);
        var second = await pipeline.UntilAsync(article, row => row.Key.Occasion.IsByHand && row.State is DeliveryState.Published);

        Assert.NotEqual(first.NetworkId, second.NetworkId);
        Assert.Equal([first.NetworkId!, second.NetworkId!], pipeline.Network.X.Posts().Select(post => post.Id));
    }

    [Fact]
    public async Task Reposting_UnchangedWithoutTokens_IsRefusedAndNeverAdoptsTheOldPost()
    {
        await using var pipeline = await RunningPipeline.CreateAsync(channel => channel with { TokenParameter = null });
        var article = RunningPipeline.Article(1);
        await pipeline.Start().SayAsync(ArticleEventKind.Published, article);
        var first = await pipeline.UntilAsync(article, DeliveryState.Published);

        await RepostAsync(pipeline, article);
        var second = await pipeline.UntilAsync(article, row => row.Key.Occasion.IsByHand && (row.IsEnded || row.State is DeliveryState.Parked));

        Assert.Equal((DeliveryState.Rejected, null), (second.State, second.NetworkId));
        Assert.Equal([first.NetworkId!], pipeline.Network.X.Posts().Select(post => post.Id));
    }

    private static async Task RepostAsync(RunningPipeline pipeline, Article article) => Assert.IsType<RepostAnswer.OnItsWay>(await pipeline.Reposting.RepostAsync(
        new() { Id = "1", Article = await pipeline.IdOfAsync(article), Channel = new("x"), By = "Ben", Again = true },
        TestContext.Current.CancellationToken));
}
