using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using static Distribution.Publishing.Tests.Planning.Example;

namespace Distribution.Publishing.Tests.Planning;

public sealed class PlannerTimeTests
{
    private static readonly ChannelStanding ConnectedHalfAnHourAgo = new(Now.AddMinutes(-30), IsStandIn: false);

    private static readonly Article YearOld = Story with { PublishedAt = Now.AddYears(-1) };

    [Theory]
    [InlineData(false, 6)]
    [InlineData(true, 2)]
    public void Plan_UselessAfter_IsTheArticlesOwnTimeAndTheSpan(bool breaking, int hours) =>
        AssertPlan(Request(Story with { Breaking = breaking }), Planned() with { Breaking = breaking, UselessAfter = AnHourAgo.AddHours(hours) });

    [Fact]
    public void Plan_JustPastItsSpan_IsTooOld()
    {
        var published = Now.AddHours(-6);
        var last = Planned() with { PublishedAt = published, UselessAfter = Now };
        AssertPlan(Request(Story with { PublishedAt = published }), last);

        var skipped = Skipped(SkipReason.TooOld, "It was out at 2026-11-23 05:59 UTC, and 6h later a first post is useless.");
        AssertPlan(
            Request(Story with { PublishedAt = published.AddSeconds(-1) }),
            skipped with { PublishedAt = published.AddSeconds(-1), UselessAfter = Now.AddSeconds(-1) });
    }

    [Theory]
    [InlineData(ArticleEventKind.Published)]
    [InlineData(ArticleEventKind.Changed)]
    public void Plan_YearOldArticle_PostsNothing(ArticleEventKind kind) => AssertPlan(
        Request(YearOld).With(kind),
        Skipped(SkipReason.TooOld, "It was out at 2025-11-23 12:00 UTC, and 6h later a first post is useless.") with
        {
            PublishedAt = YearOld.PublishedAt,
            UselessAfter = YearOld.PublishedAt.AddHours(6),
        });

    [Fact]
    public void Plan_EditOfAnArticleOlderThanTheChannel_MakesNoFirstPost() => AssertPlan(
        Request().With(ArticleEventKind.Changed).Standing(ConnectedHalfAnHourAgo),
        Skipped(SkipReason.BeforeTheChannel, "It was out at 2026-11-23 11:00 UTC, before x was connected at 2026-11-23 11:30 UTC; an edit makes no first post."));

    [Fact]
    public void Plan_FreshPublicationOlderThanTheChannel_IsPlanned() => AssertPlan(Request().Standing(ConnectedHalfAnHourAgo), Planned());

    [Fact]
    public void Plan_EditWhileTheChannelWasNeverConnected_IsJudgedByAgeAlone()
    {
        AssertPlan(Request().With(ArticleEventKind.Changed).Standing(new(null, IsStandIn: false)), Planned());
    }

    [Fact]
    public void Plan_ByHand_IsExemptFromAge()
    {
        var expected = Planned() with { PublishedAt = YearOld.PublishedAt, UselessAfter = null, RequestedBy = "cms" };

        AssertPlan(Request(YearOld).With(byHand: true), expected);
        AssertPlan(Request(YearOld).With(ArticleEventKind.Changed, byHand: true).Standing(ConnectedHalfAnHourAgo), expected);
        AssertPlan(Request(YearOld, OneSite with { Rules = [new() { Section = "Sport", Channels = [X] }] }).With(byHand: true),
            Skipped(SkipReason.NoRule, "No rule sends it to x.") with { PublishedAt = YearOld.PublishedAt, UselessAfter = null, RequestedBy = "cms" });
    }

    [Fact]
    public void Plan_PublicationTimeAheadOfUs_CountsFromWhenItCameIn()
    {
        var ahead = Story with { PublishedAt = DateTimeOffset.MaxValue };
        var came = Now.AddMinutes(-10);
        var request = Request(ahead).With(receivedAt: Now);
        var expected = Planned() with { PublishedAt = DateTimeOffset.MaxValue, UselessAfter = came.AddHours(6) };

        AssertPlan(request.FirstSeen(came), expected);
        AssertPlan(request.FirstSeen(null).With(receivedAt: came), expected);
    }

    [Fact]
    public void Plan_Embargoed_IsHeldUntilItsEndAndLivesFromThere()
    {
        var end = new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.FromHours(1));
        var held = Held(HoldCause.Embargo, "Nothing leaves before its embargo ends at 2026-11-24 00:00 UTC.", end);

        AssertPlan(Request(Story with { EmbargoUntil = end }), held with { UselessAfter = end.AddHours(6) });
        AssertPlan(Request(YearOld with { EmbargoUntil = end }).With(ArticleEventKind.Changed).Standing(ConnectedHalfAnHourAgo),
            held with { PublishedAt = YearOld.PublishedAt, UselessAfter = end.AddHours(6) });
        AssertPlan(Request(Story with { EmbargoUntil = end }).With(byHand: true), held with { UselessAfter = null, RequestedBy = "cms" });
    }

    [Fact]
    public void Plan_EmbargoOver_CountsFromItsEnd()
    {
        AssertPlan(Request(Story with { EmbargoUntil = Now }), Planned() with { UselessAfter = Now.AddHours(6) });
        AssertPlan(Request(Story with { EmbargoUntil = AnHourAgo.AddDays(-1) }), Planned());
    }

    [Fact]
    public void Plan_EmbargoForEver_DoesNotOverflow() => AssertPlan(
        Request(Story with { EmbargoUntil = DateTimeOffset.MaxValue }),
        Held(HoldCause.Embargo, "Nothing leaves before its embargo ends at 9999-12-31 23:59 UTC.", DateTimeOffset.MaxValue) with { UselessAfter = DateTimeOffset.MaxValue });

    [Fact]
    public void Plan_PublishedAgain_WaitsForAnEditorHoweverOld()
    {
        var held = Held(HoldCause.PublishedAgain, "It was published again after its withdrawal; an editor releases it.", until: null) with
        {
            Key = new(Id, X, Occasion.PublicationNumber(2)),
            UselessAfter = null,
        };

        AssertPlan(Request().Withdrawn(1), held);
        AssertPlan(Request().Withdrawn(1).With(ArticleEventKind.Changed), held);
        AssertPlan(Request(YearOld).Withdrawn(2), held with { Key = new(Id, X, Occasion.PublicationNumber(3)), PublishedAt = YearOld.PublishedAt });
    }

    [Fact]
    public void Plan_PublishedAgainUnderEmbargo_SaysSo() => AssertPlan(
        Request(Story with { EmbargoUntil = Now.AddHours(1) }).Withdrawn(1),
        Held(
            HoldCause.PublishedAgain,
            "It was published again after its withdrawal; an editor releases it, not before its embargo ends at 2026-11-23 13:00 UTC.",
            until: null) with
        { Key = new(Id, X, Occasion.PublicationNumber(2)), UselessAfter = null });

    [Fact]
    public void Plan_EditOfAnOldArticleOncePublishedAgain_BringsNothingUp() => AssertPlan(
        Request(YearOld).Withdrawn(1).With(ArticleEventKind.Changed),
        Skipped(SkipReason.TooOld, "It was out at 2025-11-23 12:00 UTC, and 6h later a first post is useless.") with
        {
            Key = new(Id, X, Occasion.PublicationNumber(2)),
            PublishedAt = YearOld.PublishedAt,
            UselessAfter = null,
        });

    [Fact]
    public void Plan_PublishedAgainAndSetToPublish_IsPlanned()
    {
        var again = Planned() with { Key = new(Id, X, Occasion.PublicationNumber(2)) };

        AssertPlan(Request(newsroom: OneSite with { PublishAgain = PublishAgain.Publish }).Withdrawn(1), again);
        AssertPlan(Request(newsroom: OneSite with { PublishAgain = PublishAgain.Publish }).Withdrawn(1).FirstSeen(Now.AddDays(-30)), again);
        AssertPlan(Request().Withdrawn(1).With(byHand: true), again with { UselessAfter = null, RequestedBy = "cms" });
    }

    [Fact]
    public void Plan_Withdrawn_IsEmpty()
    {
        AssertPlan(Request().With(ArticleEventKind.Withdrawn));
        AssertPlan(Request() with { Stored = Request().Stored with { WithdrawnAt = Now } });
        AssertPlan(Request() with { Stored = Request().Stored with { Article = null } });
    }
}
