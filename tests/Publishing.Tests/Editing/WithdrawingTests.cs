using Distribution.Publishing.Editing;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Delivering;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Editing;

/// <summary>Taking an article back by hand.</summary>
public sealed class WithdrawingTests : StageTest
{
    private Withdrawing Withdrawing => new(Process.Articles, Home.Time);

    [Fact]
    public async Task WithdrawAsync_IsOnRecordLikeANewsroomsOwn()
    {
        var id = await WithdrawAsync("1");

        Assert.Equal("withdraw-1", id);
        Same.Event(
            new()
            {
                Id = "withdraw-1",
                Source = "Ben",
                Kind = ArticleEventKind.Withdrawn,
                Names = [Sample.Name],
                ReceivedAt = Now,
                ByHand = true,
                Reason = "It was wrong.",
            },
            await Process.Articles.FindEventAsync(id, Cancellation));
    }

    [Fact]
    public async Task WithdrawAsync_SameRequestTwice_IsOneWithdrawal()
    {
        await WithdrawAsync("1");
        await WithdrawAsync("1");

        Assert.Single(await TakeAllAsync(Queues.ArticleEvents));
    }

    [Fact]
    public async Task WithdrawAsync_EveryOccasion_IsTakenBackWhateverTheVersion()
    {
        var stored = await StoreArticleAsync();
        await Process.Articles.SaveAsync(stored with { SourceVersion = 1_000, StandingVersion = 1_000 }, Cancellation);
        var row = await PlanAsync();
        Home.Time.Advance(Minute);
        await Reposting.RepostAsync(new() { Id = "r-1", Article = row.Key.Article, Channel = Sample.Channel, By = "Ada" }, Cancellation);

        await Ingesting.IngestAsync(new(await WithdrawAsync("1")), Cancellation);

        Assert.Equal(
            [DeliveryState.Cancelled, DeliveryState.Cancelled],
            (await Process.Ledger.OfArticleAsync(row.Key.Article, Cancellation)).Select(each => each.State));
    }

    private Task<string> WithdrawAsync(string request) => Withdrawing.WithdrawAsync(request, Sample.Name, "It was wrong.", "Ben", Cancellation);
}
