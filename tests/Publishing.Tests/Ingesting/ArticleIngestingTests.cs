using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Delivering;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Ingesting;

/// <summary>From an event on record to an article's row and its deliveries, whatever comes in between.</summary>
public sealed class ArticleIngestingTests : StageTest
{
    private static readonly ArticleId Id = ArticleId.From(Sample.Name);

    [Fact]
    public async Task IngestAsync_Publication_StoresTheArticleAndPlansEveryChannel()
    {
        Assert.Equal(Id, await SayAsync(Sample.Event("e-1")));

        Same.Stored(Sample.Stored(Id) with { Version = 1, StandingVersion = 1, StandingSaidAt = Sample.Event("e-1").ReceivedAt, ChangedAt = Now }, await Process.Articles.FindAsync(Id, Cancellation));
        Same.Rows([Planned()], await RowsAsync());
    }

    [Fact]
    public async Task IngestAsync_SameEventTwice_PlansOnce()
    {
        await SayAsync(Sample.Event("e-1"));
        Home.Time.Advance(Minute);

        Assert.Equal(Id, await Ingesting.IngestAsync(new("e-1"), Cancellation));

        Same.Rows([Planned()], await RowsAsync());
    }

    [Fact]
    public async Task IngestAsync_UnknownEvent_DoesNothing() => Assert.Null(await Ingesting.IngestAsync(new("e-0"), Cancellation));

    [Fact]
    public async Task IngestAsync_CrashBetweenSavingAndPlanning_TheNextTryCompletesIt()
    {
        var ledger = Watch();
        ledger.BeforePlan = static () => throw new IOException("The process dies here.");
        await Assert.ThrowsAsync<IOException>(() => SayAsync(Sample.Event("e-1")));
        Assert.Equal(Sample.Event("e-1").Article!.Headline, (await Process.Articles.FindAsync(Id, Cancellation))!.Article!.Headline);
        Assert.Empty(await RowsAsync());

        ledger.BeforePlan = static () => Task.CompletedTask;
        Assert.Equal(Id, await Ingesting.IngestAsync(new("e-1"), Cancellation));

        Same.Rows([Planned()], await RowsAsync());
    }

    [Fact]
    public async Task IngestAsync_CrashAmidAWithdrawal_TheNextTryCompletesIt()
    {
        await SayAsync(Sample.Event("e-1"));
        var ledger = Watch();
        ledger.BeforeWrite = static _ => throw new IOException("The process dies here.");
        await Assert.ThrowsAsync<IOException>(() => SayAsync(Taken("e-2", 2)));

        ledger.BeforeWrite = static _ => Task.CompletedTask;
        await Ingesting.IngestAsync(new("e-2"), Cancellation);

        Same.Rows([Planned().Withdrawn(canTakeDown: true, Now)! with { Version = 2 }], await RowsAsync());
        Assert.Equal(1, (await Process.Articles.FindAsync(Id, Cancellation))!.Withdrawals);
    }

    [Fact]
    public async Task IngestAsync_WithdrawnBetweenSavingAndPlanning_NothingIsPlanned()
    {
        await Process.Articles.AcceptAsync(Taken("e-2", 2), nonce: null, Cancellation);
        var first = true;
        Watch().BeforePlan = async () =>
        {
            if (first)
            {
                first = false;
                await Ingesting.IngestAsync(new("e-2"), Cancellation);
            }
        };

        Assert.Equal(Id, await SayAsync(Sample.Event("e-1")));

        Assert.Empty(await RowsAsync());
        Assert.True((await Process.Articles.FindAsync(Id, Cancellation))!.IsWithdrawn);
    }

    [Fact]
    public async Task IngestAsync_WithdrawalFirst_TheLatePublicationPlansNothingAndANewOneIsHeld()
    {
        await SayAsync(Taken("e-2", 2));
        await SayAsync(Sample.Event("e-1"));
        Assert.Empty(await RowsAsync());

        await SayAsync(Sample.Event("e-3") with { SourceVersion = 3 });

        var again = Assert.Single(await RowsAsync());
        Assert.Equal(
            (Occasion.PublicationNumber(2), DeliveryState.Held, HoldCause.PublishedAgain), (again.Key.Occasion, again.State, again.HeldBy!.Value));
    }

    [Fact]
    public async Task IngestAsync_NamesOfTwoDeliveredArticles_ParksTheEventAndTouchesNeither()
    {
        ArticleName other = new("id:cms:2");
        await SayAsync(Sample.Event("e-1"));
        await SayAsync(Sample.Event("e-2", other));
        var both = Sample.Event("e-3") with { Names = [Sample.Name, other], SourceVersion = 3 };

        Assert.Null(await SayAsync(both));

        var parked = Assert.Single(await Process.Articles.ParkedEventsAsync(10, Cancellation));
        Same.Event(both, parked.Event);
        Assert.Equal(
            $"Its names mean two articles that were both delivered or withdrawn ({Id} and {ArticleId.From(other)}); a person must say which.", parked.Reason);
        Assert.Equal(1, (await Process.Articles.FindAsync(Id, Cancellation))!.SourceVersion);
        Same.Rows([Planned()], await RowsAsync());
    }

    [Fact]
    public async Task IngestAsync_Correction_IsStoredAndPlansNothingMore()
    {
        await SayAsync(Sample.Event("e-1"));

        await SayAsync(Edit("e-2", article => article with { Headline = "Corrected" }));

        Assert.Equal("Corrected", (await Process.Articles.FindAsync(Id, Cancellation))!.Article!.Headline);
        Same.Rows([Planned()], await RowsAsync());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(30)]
    public async Task IngestAsync_EmbargoMoved_WhatWaitsForTheOldEndWaitsForTheNewAndLivesAsLong(int hours)
    {
        await SayAsync(Sample.Event("e-1") with { Article = Sample.Article() with { EmbargoUntil = Now.AddHours(5) } });
        var row = Assert.Single(await RowsAsync());
        Home.Time.Advance(Minute);
        var ends = Sample.Start.AddHours(hours);

        await SayAsync(Edit("e-2", article => article with { EmbargoUntil = ends }));

        Same.Rows(
            [
                row.HeldFor(HoldCause.Embargo, $"Under embargo until {ends:yyyy-MM-dd HH:mm zzz}.", Now, ends) with
                {
                    UselessAfter = ends + Newsroom.Channels[0].UselessAfter,
                    Version = 2,
                },
            ],
            await RowsAsync());
        Home.Time.Advance(ends - Now);
        await DeliverAsync((await RowsAsync())[0]);
        Assert.Single(Network.Sent);
    }

    [Fact]
    public async Task IngestAsync_EmbargoLifted_IsDueNow()
    {
        await SayAsync(Sample.Event("e-1") with { Article = Sample.Article() with { EmbargoUntil = Now.AddHours(5) } });
        Home.Time.Advance(Minute);

        await SayAsync(Edit("e-2", article => article));
        await DeliverAsync((await RowsAsync())[0]);

        Assert.Single(Network.Sent);
    }

    [Fact]
    public async Task IngestAsync_EmbargoPutOnWhatWaits_GoesOutAfterItsEnd()
    {
        await SayAsync(Sample.Event("e-1"));
        var ends = Now.AddHours(10);

        await SayAsync(Edit("e-2", article => article with { EmbargoUntil = ends }));
        await DeliverAsync((await RowsAsync())[0]);
        Assert.Empty(Network.Sent);
        Home.Time.Advance(TimeSpan.FromHours(10));
        await DeliverAsync((await RowsAsync())[0]);

        Assert.Single(Network.Sent);
    }

    [Fact]
    public async Task IngestAsync_EmbargoMovedAfterThePost_ChangesNothing()
    {
        await SayAsync(Sample.Event("e-1"));
        await DeliverAsync((await RowsAsync())[0]);
        var posted = await RowsAsync();

        await SayAsync(Edit("e-2", article => article with { EmbargoUntil = Now.AddHours(5) }));

        Same.Rows(posted, await RowsAsync());
    }

    [Fact]
    public async Task IngestAsync_EditMakesASkippedChannelFit_RevivesIt()
    {
        Newsroom = Newsroom with { Rules = [new Rule { Tag = "City", Channels = [Sample.Channel] }] };
        await SayAsync(Sample.Event("e-1"));
        var skipped = Assert.Single(await RowsAsync());
        Assert.Equal(SkipReason.NoRule, skipped.SkippedFor);
        Home.Time.Advance(Minute);

        await SayAsync(Edit("e-2", article => article with { Tags = ["City"] }));

        var planned = new DeliveryEvent(Now, DeliveryState.Planned, Note: null);
        Same.Rows([Planned() with { DueAt = Now, DueSetAt = Now, Version = 2, History = [.. skipped.History, planned] }], await RowsAsync());
    }

    [Fact]
    public async Task IngestAsync_EditMakesAPlannedChannelUnfit_LeavesItPlanned()
    {
        Newsroom = Newsroom with { Rules = [new Rule { Tag = "City", Channels = [Sample.Channel] }] };
        await SayAsync(Sample.Event("e-1") with { Article = Sample.Article() with { Tags = ["City"] } });

        await SayAsync(Edit("e-2", article => article));

        Same.Rows([Planned()], await RowsAsync());
    }

    [Fact]
    public async Task IngestAsync_HundredAtOnceUnderDifferentNames_OneArticleAndOneDelivery()
    {
        const int Events = 100;
        for (var number = 0; number < Events; number++)
        {
            ArticleName own = new($"id:cms:{number}");
            await Process.Articles.AcceptAsync(
                Sample.Event($"e-{number}") with { Names = number % 3 == 0 ? [own, Sample.Name] : [Sample.Name, own], SourceVersion = 1 + (number % 7) },
                nonce: null,
                Cancellation);
        }

        var ids = await AtOnceAsync(Events, number => Ingesting.IngestAsync(new($"e-{number}"), Cancellation));

        var id = Assert.Single(ids.Distinct())!;
        Assert.Empty(await Process.Articles.ParkedEventsAsync(10, Cancellation));
        Assert.Equal(7, (await Process.Articles.FindAsync(id, Cancellation))!.SourceVersion);
        Assert.Equal([Sample.Key(id)], (await Process.Ledger.OfArticleAsync(id, Cancellation)).Select(row => row.Key));
        for (var number = 0; number < Events; number++)
        {
            Assert.Equal(id, await Process.Articles.ResolveAsync(new($"id:cms:{number}"), Cancellation));
        }
    }

    private Delivery Planned() => Sample.Planned(Sample.Key(Id)) with
    {
        Version = 1,
        UselessAfter = Sample.Start + Newsroom.Channels[0].UselessAfter,
        History = [new(Sample.Start, DeliveryState.Planned, Note: null)],
    };

    private static ArticleEvent Taken(string id, long version) => Sample.Event(id) with
    {
        Kind = ArticleEventKind.Withdrawn,
        Article = null,
        SourceVersion = version,
        Reason = "It was wrong.",
    };

    private static ArticleEvent Edit(string id, Func<Article, Article> change) => Sample.Event(id) with
    {
        Kind = ArticleEventKind.Changed,
        Article = change(Sample.Article()),
        SourceVersion = 2,
    };

    private async Task<ArticleId?> SayAsync(ArticleEvent said)
    {
        await Process.Articles.AcceptAsync(said, nonce: null, Cancellation);
        return await Ingesting.IngestAsync(new(said.Id), Cancellation);
    }

    private Task<IReadOnlyList<Delivery>> RowsAsync() => Process.Ledger.OfArticleAsync(Id, Cancellation);
}
