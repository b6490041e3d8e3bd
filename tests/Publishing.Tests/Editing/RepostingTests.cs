using Distribution.Publishing.Channels;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Delivering;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Editing;

/// <summary>What a person may post again, and the sentence for what they may not.</summary>
public sealed class RepostingTests : StageTest
{
    private static readonly RepostRequest Request = new() { Id = "r-1", Article = ArticleId.From(Sample.Name), Channel = Sample.Channel, By = "Ben" };

    private static DeliveryKey Key => new(Request.Article, Request.Channel, Occasion.Repost("r-1"));

    [Fact]
    public async Task RepostAsync_Unchanged_IsADeliveryOfItsOwnThatNeverExpires()
    {
        await StoreArticleAsync();

        await AcceptedAsync(Request with { Text = "Typed" });

        var planned = new Delivery
        {
            Key = Key,
            Network = Sample.Network,
            PublishedAt = Sample.Start,
            CreatedAt = Now,
            EditedText = "Typed",
            RequestedBy = "Ben",
        }.Enter(DeliveryState.Planned, Now, "Asked for by Ben.", Now) with
        { Version = 1 };
        Same.Row(planned, await Process.Ledger.FindAsync(Key, Cancellation));
    }

    [Fact]
    public async Task RepostAsync_YearsLater_IsSent()
    {
        await StoreArticleAsync();
        Home.Time.Advance(TimeSpan.FromDays(1_000));

        await AcceptedAsync(Request);
        await DeliverAsync((await Process.Ledger.FindAsync(Key, Cancellation))!);

        Assert.Single(Network.Sent);
    }

    [Fact]
    public async Task RepostAsync_LinkIsNotOurs_IsRefusedOnARealChannel()
    {
        await StoreArticleAsync();
        Mode = PublishingMode.Live;
        Newsroom = Newsroom with { Publications = [Newsroom.Publications[0] with { Hosts = [] }] };

        var refused = Assert.IsType<RepostAnswer.Refused>(await Reposting.RepostAsync(Request, Cancellation));

        Assert.EndsWith("carries only links on listed ones.", refused.Problem, StringComparison.Ordinal);
        Assert.Empty(await Process.Ledger.OfArticleAsync(Request.Article, Cancellation));
    }

    [Fact]
    public async Task RepostAsync_SameRequestTwice_IsOneDelivery()
    {
        await StoreArticleAsync();
        await AcceptedAsync(Request);
        var first = await Process.Ledger.FindAsync(Key, Cancellation);

        await AcceptedAsync(Request);

        Same.Rows([first!], await Process.Ledger.OfArticleAsync(Request.Article, Cancellation));
    }

    [Fact]
    public async Task RepostAsync_SameRequestManyTimesAtOnce_IsOneDelivery()
    {
        await StoreArticleAsync();

        var answers = await AtOnceAsync(20, _ => Reposting.RepostAsync(Request, Cancellation));

        Assert.All(answers, answer => Assert.Equal(new RepostAnswer.OnItsWay(Key), answer));
        Assert.Single(await Process.Ledger.OfArticleAsync(Request.Article, Cancellation));
    }

    [Fact]
    public async Task RepostAsync_UnknownChannel_NamesTheChannelsThereAre() =>
        await RefusedAsync(Request with { Channel = new("y") }, "There is no channel 'y'; the channels are x-main.");

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task RepostAsync_UnusableRequestId_SaysWhichAreNot(string id) =>
        await RefusedAsync(Request with { Id = id }, "A request's id is 1 to 64 letters, digits and hyphens.");

    [Fact]
    public async Task RepostAsync_UnknownArticle_SaysToPublishItFirst() => await RefusedAsync(Request, "The article is not known here; publish it first.");

    [Theory]
    [InlineData("It was wrong.", "The article was withdrawn on 2026-03-02 09:00 UTC (It was wrong.); publish it again in the newsroom's system before it is reposted.")]
    [InlineData(null, "The article was withdrawn on 2026-03-02 09:00 UTC; publish it again in the newsroom's system before it is reposted.")]
    public async Task RepostAsync_Withdrawn_SaysWhenAndWhy(string? reason, string problem)
    {
        var stored = await StoreArticleAsync();
        await Process.Articles.SaveAsync(stored with { WithdrawnAt = Now, WithdrawnFor = reason, Withdrawals = 1 }, Cancellation);

        await RefusedAsync(Request, problem);
    }

    [Fact]
    public async Task RepostAsync_WithdrawnBetweenReadingAndPlanning_IsRefused()
    {
        var stored = await StoreArticleAsync();
        Watch().BeforePlan = async () => await Process.Articles.SaveAsync(stored with { WithdrawnAt = Now, Withdrawals = 1 }, Cancellation);

        await RefusedAsync(Request, "The article was withdrawn on 2026-03-02 09:00 UTC; publish it again in the newsroom's system before it is reposted.");
    }

    [Fact]
    public async Task RepostAsync_PublishedAMomentAgo_NeedsAgain()
    {
        await PlanAsync();
        Home.Time.Advance(Second * 12);

        await RefusedAsync(Request, "The newsroom's system sent this to x-main 12 s ago; say --again to post it once more.");
        await AcceptedAsync(Request with { Again = true });
    }

    [Fact]
    public async Task RepostAsync_RepostedAMomentAgo_SaysByWhom()
    {
        await StoreArticleAsync();
        await AcceptedAsync(Request with { Id = "r-0", By = "Ada" });

        await RefusedAsync(Request, "Ada sent this to x-main 1 s ago; say --again to post it once more.");
    }

    [Fact]
    public async Task RepostAsync_PublishedAMinuteAgo_NeedsNothing()
    {
        await PlanAsync();
        Home.Time.Advance(Minute);

        await AcceptedAsync(Request);
    }

    [Theory]
    [InlineData(DeliveryState.Skipped)]
    [InlineData(DeliveryState.Rejected)]
    [InlineData(DeliveryState.Expired)]
    [InlineData(DeliveryState.Cancelled)]
    public async Task RepostAsync_NothingWasPostedAMomentAgo_NeedsNothing(DeliveryState state)
    {
        await StoreAsync(planned => Sample.In(state, planned.Key) with { Version = planned.Version });

        await AcceptedAsync(Request);
    }

    [Fact]
    public async Task RepostAsync_TypedTextTooLong_SaysSo()
    {
        await StoreArticleAsync();
        Network.Form = request => request.EditedText == "Too long" ? new FormattedPost.Unfit("The text is 3 too long.", 283, 280) : throw new InvalidOperationException();

        await RefusedAsync(Request with { Text = "Too long" }, "The text is 3 too long.");
    }

    [Fact]
    public async Task RepostAsync_ChannelDoesNotCarryIt_SaysWhy()
    {
        await StoreArticleAsync();
        Network.Form = static _ => new FormattedPost.Skipped(SkipReason.NoPicture, "It needs a picture.");

        await RefusedAsync(Request, "It needs a picture.");
    }

    [Fact]
    public async Task RepostAsync_ChannelNotConnectedNow_WaitsForIt()
    {
        await StoreArticleAsync();
        NoChannel = true;

        await AcceptedAsync(Request);
    }

    private async Task AcceptedAsync(RepostRequest request) =>
        Assert.Equal(new RepostAnswer.OnItsWay(Key with { Occasion = Occasion.Repost(request.Id) }), await Reposting.RepostAsync(request, Cancellation));

    private async Task RefusedAsync(RepostRequest request, string problem)
    {
        Assert.Equal(new RepostAnswer.Refused(problem), await Reposting.RepostAsync(request, Cancellation));
        Assert.Null(await Process.Ledger.FindAsync(Key, Cancellation));
    }
}
