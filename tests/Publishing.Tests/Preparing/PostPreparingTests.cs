using Distribution.Publishing.Channels;
using Distribution.Publishing.Preparing;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Delivering;
using Distribution.Publishing.Tests.Ingesting;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Preparing;

/// <summary>From a delivery to the post it would claim, with the article's page on a real socket.</summary>
public sealed class PostPreparingTests : StageTest
{
    [Fact]
    public async Task PrepareAsync_NewestRevision_IsFormattedWithTheDeliverysTokenAndTheEditorsText()
    {
        var row = await PlanAsync(planned => planned with { EditedText = "Typed" });
        var corrected = Sample.Article() with { Headline = "Corrected" };
        await ReviseAsync(corrected);
        FormatRequest? asked = null;
        Network.Form = request =>
        {
            asked = request;
            return new FormattedPost.Ready(Sample.Post, 10, 280);
        };

        Assert.Equal(new PreparedPost.Ready(Sample.Post), await PrepareAsync(row));

        Same.Article(corrected, asked!.Article);
        Assert.Equal(new FormatRequest(asked.Article, row.Key.Token, "Typed"), asked);
    }

    [Fact]
    public async Task PrepareAsync_ChannelDoesNotCarryIt_Skipped()
    {
        var row = await PlanAsync();
        Network.Form = static _ => new FormattedPost.Skipped(SkipReason.NoPicture, "It needs a picture.");

        Assert.Equal(new PreparedPost.Skipped(SkipReason.NoPicture, "It needs a picture."), await PrepareAsync(row));
    }

    [Fact]
    public async Task PrepareAsync_TypedTextDoesNotFit_Unfit()
    {
        var row = await PlanAsync();
        Network.Form = static _ => new FormattedPost.Unfit("It is 3 too long.", 283, 280);

        Assert.Equal(new PreparedPost.Unfit("It is 3 too long."), await PrepareAsync(row));
    }

    [Fact]
    public async Task PrepareAsync_WithdrawnOrUnknown_Withdrawn()
    {
        var row = await PlanAsync();
        await ReviseAsync(Sample.Article(), stored => stored with { WithdrawnAt = Now, Withdrawals = 1 });

        Assert.Equal(new PreparedPost.Withdrawn(), await PrepareAsync(row));
        Assert.Equal(new PreparedPost.Withdrawn(), await PrepareAsync(Sample.Planned(Sample.Key(new("a-unknown")))));
    }

    [Fact]
    public async Task PrepareAsync_UnderEmbargo_HoldsToItsEndAndFetchesNothing()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Status(404));
        var row = await PlanWithPageAsync(server);
        await ReviseAsync(Sample.Article() with { Url = server.Url(), EmbargoUntil = Now + Minute });

        Assert.Equal(
            new PreparedPost.NotYet(Now + Minute, "Under embargo until 2026-03-02 09:01 +00:00.", HoldCause.Embargo), await PrepareAsync(row));
        Assert.Empty(server.Requests);

        Home.Time.Advance(Minute);
        var prepared = Assert.IsType<PreparedPost.NotYet>(await PrepareAsync(row));
        Assert.Null(prepared.Cause);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task PrepareAsync_AfterAnEmbargo_ThePageHasItsWholeWaitFromItsEnd()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Status(404));
        var row = await PlanWithPageAsync(server);
        await ReviseAsync(Sample.Article() with { Url = server.Url(), EmbargoUntil = Now.AddHours(1) });

        Home.Time.Advance(TimeSpan.FromHours(1) + (Minute * 5) - Second);
        Assert.IsType<PreparedPost.NotYet>(await PrepareAsync(row));
        Home.Time.Advance(Second);
        Assert.IsType<PreparedPost.Unfit>(await PrepareAsync(row));
    }

    [Fact]
    public async Task PrepareAsync_AfterDoubt_TheFrozenPostAndNoFetch()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Status(404));
        var planned = await PlanWithPageAsync(server);
        var row = planned with { Claims = 0, Doubted = true, Post = Sample.Post };
        Network.Form = static _ => throw new InvalidOperationException("Nothing may be formatted anew.");

        Assert.Equal(new PreparedPost.Ready(Sample.Post), await PrepareAsync(row));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task PrepareAsync_SecondAttempt_FetchesNothing()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Status(404));
        var row = await PlanWithPageAsync(server);

        Assert.IsType<PreparedPost.Ready>(await PrepareAsync(row with { Claims = 1, Attempts = 1, Post = Sample.Post }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task PrepareAsync_PageIsPublic_Ready()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok("<p>News</p>"));
        var row = await PlanWithPageAsync(server);

        Assert.Equal(new PreparedPost.Ready(PostOf(row, Sample.Article() with { Url = server.Url() })), await PrepareAsync(row));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("X-Robots-Tag: noindex\r\n", "", "The page's X-Robots-Tag header asks search engines to leave it out.")]
    [InlineData("", "<meta name=robots content=noindex>", "The page's robots meta tag asks search engines to leave it out.")]
    public async Task PrepareAsync_PageSaysNoIndex_Skipped(string header, string markup, string reason)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Ok(markup, "Content-Type: text/html\r\n" + header));
        var row = await PlanWithPageAsync(server);

        Assert.Equal(new PreparedPost.Skipped(SkipReason.NotIndexable, reason), await PrepareAsync(row));
    }

    [Fact]
    public async Task PrepareAsync_PageKeepsUsOut_WaitsFiveMinutesAndThenGoesAhead()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Status(403));
        var row = await PlanWithPageAsync(server);

        Assert.Equal(
            new PreparedPost.NotYet(Now.AddSeconds(10), "The article's page is not public yet. 127.0.0.1 answered with status 403.", Cause: null),
            await PrepareAsync(row));
        Home.Time.Advance(Minute * 5);
        Assert.IsType<PreparedPost.Ready>(await PrepareAsync(row));
    }

    [Fact]
    public async Task PrepareAsync_PageIsTooSlow_CountsAsKeptOut()
    {
        await using var server = new LoopbackServer(static (_, _, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken));
        var row = await PlanWithPageAsync(server);
        Pages.Timeout = TimeSpan.FromMilliseconds(100);

        Assert.IsType<PreparedPost.NotYet>(await PrepareAsync(row));
        Home.Time.Advance(Minute * 5);
        Assert.IsType<PreparedPost.Ready>(await PrepareAsync(row));
    }

    [Fact]
    public async Task PrepareAsync_PrivateAddress_NeedsAPerson()
    {
        Configure(channel => channel with { PageCheck = true });
        var row = await PlanAsync();
        await ReviseAsync(Sample.Article() with { Url = new("http://user:secret@news.example/") });

        Assert.IsType<PreparedPost.Unfit>(await PrepareAsync(row));
    }

    [Fact]
    public async Task DeliverAsync_PageNotThere_WaitsWithoutAnAttemptAndThenParks()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Status(404));
        var row = await PlanWithPageAsync(server);

        await StandsAsync(
            row, row.WaitsUntil(Now.AddSeconds(10), "The article's page is not public yet. 127.0.0.1 answered with status 404.", Now), await DeliverAsync(row));
        row = await RowAsync(row);
        Home.Time.Advance(Minute * 5);
        await StandsAsync(
            row,
            row.ParkedFor("The article's page is still not there, so readers would find nothing. 127.0.0.1 answered with status 404. Retry when it is.", Now),
            await DeliverAsync(row));
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_UnderEmbargo_IsHeldToItsEndAndThenSent()
    {
        var row = await PlanAsync();
        await ReviseAsync(Sample.Article() with { EmbargoUntil = Now + Minute });

        await StandsAsync(
            row, row.HeldFor(HoldCause.Embargo, "Under embargo until 2026-03-02 09:01 +00:00.", Now, Now + Minute), await DeliverAsync(row));
        row = await RowAsync(row);
        Home.Time.Advance(Minute);
        await DeliverAsync(row);

        Assert.Single(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_WithdrawnMeanwhile_IsCancelled()
    {
        var row = await PlanAsync();
        await ReviseAsync(Sample.Article(), stored => stored with { WithdrawnAt = Now, Withdrawals = 1 });

        await StandsAsync(row, row.Withdrawn(canTakeDown: true, Now)!, await DeliverAsync(row));
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_ChannelDoesNotCarryIt_IsSkipped()
    {
        var row = await PlanAsync();
        Network.Form = static _ => new FormattedPost.Skipped(SkipReason.NoPicture, "It needs a picture.");

        await StandsAsync(row, row.SkippedAs(SkipReason.NoPicture, "It needs a picture.", Now), await DeliverAsync(row));
    }

    private Task<PreparedPost> PrepareAsync(Delivery row) => Preparing(Pages).PrepareAsync(row, Network, Cancellation);

    /// <summary>A delivery of the sample article, whose page is the server's and is looked at.</summary>
    private async Task<Delivery> PlanWithPageAsync(LoopbackServer server)
    {
        Configure(channel => channel with { PageCheck = true });
        var row = await PlanAsync();
        await ReviseAsync(Sample.Article() with { Url = server.Url() });
        return row;
    }
}
