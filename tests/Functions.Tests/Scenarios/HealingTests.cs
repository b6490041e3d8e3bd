using Distribution.Publishing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Tests.Scenarios;

/// <summary>What goes wrong between us and the network, and that nobody has to help.</summary>
public sealed class HealingTests
{
    [Theory]
    [InlineData("x:accept-then-drop,first=1")]
    [InlineData("x:late-commit-0.5,first=1")]
    [InlineData("x:accept-then-502,first=1")]
    [InlineData("x:empty-2xx,first=1")]
    [InlineData("x:truncated-json,first=1")]
    [InlineData("x:reset,first=1")]
    [InlineData("x:503,first=1")]
    [InlineData("x:accept-then-hang-10,first=1")]
    public async Task Publishing_AnswerLost_EndsWithExactlyOnePost(string fault)
    {
        await using var pipeline = await RunningPipeline.CreateAsync();
        pipeline.Network.Faults.Add(fault);
        var article = RunningPipeline.Article(1);

        await pipeline.Start().SayAsync(ArticleEventKind.Published, article);
        var row = await pipeline.UntilAsync(article, DeliveryState.Published);

        Assert.Equal([row.NetworkId!], pipeline.Network.X.Posts().Select(post => post.Id));
        Assert.Equal(pipeline.Network.Address.Authority, row.Link?.Authority);
        Assert.Empty(pipeline.Network.Strictness);
    }

    [Fact]
    public async Task Publishing_NetworkAsksForAWait_NoCallBeginsInsideIt()
    {
        await using var pipeline = await RunningPipeline.CreateAsync();
        pipeline.Network.Faults.Add("x:429-4,first=1");
        Article[] articles = [.. Enumerable.Range(1, 8).Select(number => RunningPipeline.Article(number))];
        foreach (var article in articles)
        {
            await pipeline.SayAsync(ArticleEventKind.Published, article);
        }

        pipeline.Start();
        foreach (var article in articles)
        {
            var row = await pipeline.UntilAsync(article, DeliveryState.Published);
            Assert.Equal(1, row.Attempts);
        }

        var calls = pipeline.Network.X.Requests().Where(request => request.Method == "POST").ToArray();
        var refused = Assert.Single(calls, call => call.Status == 429);

        // What was under way when the refusal came is not a new call; the rest waited out the four seconds (the header counts whole ones).
        Assert.DoesNotContain(calls, call => call.Begun > refused.Answered.AddMilliseconds(100) && call.Begun < refused.Answered.AddSeconds(3));
        Assert.Contains(calls, call => call.Begun >= refused.Answered.AddSeconds(3));
    }

    [Fact]
    public async Task Publishing_TokenDead_HoldsTheChannelBurnsNoAttemptAndReleasesNewestFirst()
    {
        await using var pipeline = await RunningPipeline.CreateAsync();
        pipeline.Network.Faults.Add("x:401");
        pipeline.Network.Faults.Add("x:401,method=GET,path=/2/users/me");
        Article[] articles = [.. Enumerable.Range(1, 5).Select(number => RunningPipeline.Article(number, DateTimeOffset.UtcNow.AddMinutes(-10 + number)))];
        foreach (var article in articles)
        {
            await pipeline.SayAsync(ArticleEventKind.Published, article);
        }

        pipeline.Start();
        foreach (var article in articles)
        {
            var held = await pipeline.UntilAsync(article, DeliveryState.Held);
            Assert.Equal((HoldCause.NeedsReconnecting, 0), (held.HeldBy, held.Attempts));
        }

        pipeline.Network.Faults.Clear();
        foreach (var article in articles)
        {
            Assert.Equal(1, (await pipeline.UntilAsync(article, DeliveryState.Published)).Attempts);
        }

        Assert.Equal(
            ["Story 5", "Story 4", "Story 3", "Story 2", "Story 1"],
            pipeline.Network.X.Posts().Select(post => post.Submitted.Split('\n')[0]));
    }

    [Fact]
    public async Task Publishing_OutOfCredits_HoldsTheChannelAndGoesOnWhenPaid()
    {
        await using var pipeline = await RunningPipeline.CreateAsync();
        pipeline.Network.Faults.Add("x:402");
        pipeline.Network.Faults.Add("x:402,method=GET,path=/2/users/me");
        var article = RunningPipeline.Article(1);

        await pipeline.Start().SayAsync(ArticleEventKind.Published, article);
        Assert.Equal(HoldCause.OutOfCredits, (await pipeline.UntilAsync(article, DeliveryState.Held)).HeldBy);
        pipeline.Network.Faults.Clear();

        Assert.Equal(1, (await pipeline.UntilAsync(article, DeliveryState.Published)).Attempts);
    }
}
