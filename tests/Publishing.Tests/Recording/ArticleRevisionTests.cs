using CsCheck;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What an event makes of an article's row, whatever order the events come in.</summary>
public sealed class ArticleRevisionTests
{
    private static readonly ArticleId Id = new("a1");
    private static readonly DateTimeOffset Later = Sample.Start.AddMinutes(5);
    private static readonly Article Corrected = Sample.Article() with { Headline = "A corrected headline" };

    private static readonly StoredArticle Published = new()
    {
        Id = Id,
        Article = Sample.Article(),
        SourceVersion = 5,
        StandingVersion = 5,
        StandingSaidAt = Said(ArticleEventKind.Published, 5).ReceivedAt,
        FirstSeenAt = Sample.Start,
        ChangedAt = Sample.Start,
    };

    private static readonly StoredArticle Withdrawn = Published with
    {
        StandingVersion = 7,
        WithdrawnAt = Sample.Start,
        WithdrawnFor = "It was wrong.",
        Withdrawals = 1,
    };

    private static readonly Gen<(ArticleEventKind Kind, int Version, int Order)[]> Histories =
        Gen.Select(Gen.Enum<ArticleEventKind>(), Gen.Int[1, 6], Gen.Int).Array[1, 7];

    [Fact]
    public void After_FirstPublication_IsTheRow() => Same.Stored(Published, new StoredArticle { Id = Id }.After(Said(ArticleEventKind.Published, 5), Sample.Start));

    [Fact]
    public void After_FirstNewsIsAnEdit_IsTheRowToo() =>
        Same.Stored(Published with { StandingVersion = 0, StandingSaidAt = null }, new StoredArticle { Id = Id }.After(Said(ArticleEventKind.Changed, 5), Sample.Start));

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(4, false)]
    public void After_Edit_CountsUnlessItIsOlder(long version, bool counts)
    {
        var next = Published.After(Said(ArticleEventKind.Changed, version, Corrected), Later);

        if (counts)
        {
            Same.Stored(Published with { Article = Corrected, SourceVersion = version, ChangedAt = Later }, next);
        }
        else
        {
            Assert.Null(next);
        }
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(null, true)]
    public void After_Withdrawal_CountsUnlessThePublicationIsNewer(int? version, bool counts)
    {
        var next = Published.After(Said(ArticleEventKind.Withdrawn, version), Later);

        if (counts)
        {
            Same.Stored(Published with { StandingVersion = version ?? 5, ChangedAt = Later, WithdrawnAt = Later, WithdrawnFor = "It was wrong.", Withdrawals = 1 }, next);
        }
        else
        {
            Assert.Null(next);
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(null)]
    public void After_WithdrawalAgain_KeepsTheFirstOnesTimeReasonAndCount(int? version) => Same.Stored(
        Withdrawn with { StandingVersion = version ?? 7, ChangedAt = Later },
        Withdrawn.After(Said(ArticleEventKind.Withdrawn, version) with { Reason = "Once more." }, Later));

    [Fact]
    public void After_EditOfWhatWasWithdrawn_IsReadAndDoesNotReviveIt() => Same.Stored(
        Withdrawn with { Article = Corrected, SourceVersion = 8, ChangedAt = Later },
        Withdrawn.After(Said(ArticleEventKind.Changed, 8, Corrected), Later));

    [Theory]
    [InlineData(7)]
    [InlineData(6)]
    public void After_PublicationNoNewerThanTheWithdrawal_StaysWithdrawn(long version) => Same.Stored(
        Withdrawn with { Article = Corrected, SourceVersion = version, ChangedAt = Later },
        Withdrawn.After(Said(ArticleEventKind.Published, version, Corrected), Later));

    [Fact]
    public void After_PublicationAfterTheWithdrawal_ClearsItAndIsTheSecond()
    {
        var next = Withdrawn.After(Said(ArticleEventKind.Published, 8, Corrected), Later)!;

        Same.Stored(Published with { Article = Corrected, SourceVersion = 8, StandingVersion = 8, ChangedAt = Later, Withdrawals = 1 }, next);
        Assert.Equal(Occasion.PublicationNumber(2), next.CurrentPublication);
    }

    [Fact]
    public void After_WithdrawalBeforeAnyPublication_KeepsTheLatePublicationBack()
    {
        var tombstone = new StoredArticle { Id = Id }.After(Said(ArticleEventKind.Withdrawn, 7), Sample.Start)!;
        Same.Stored(new() { Id = Id, StandingVersion = 7, StandingSaidAt = Published.StandingSaidAt, ChangedAt = Sample.Start, WithdrawnAt = Sample.Start, WithdrawnFor = "It was wrong.", Withdrawals = 1 }, tombstone);

        Same.Stored(Withdrawn, tombstone.After(Said(ArticleEventKind.Published, 5), Sample.Start));
    }

    [Fact]
    public void After_WithdrawalWithoutVersionHandledAgainAfterANewPublication_ChangesNothing()
    {
        var withdrawal = Said(ArticleEventKind.Withdrawn, version: null);
        var again = Said(ArticleEventKind.Published, 8) with { ReceivedAt = withdrawal.ReceivedAt.AddMinutes(1) };
        var row = Published.After(withdrawal, Sample.Start)!.After(again, Later)!;

        Assert.Null(row.After(withdrawal, Later));
        Assert.False(row.IsWithdrawn);
    }

    [Fact]
    public void After_WithdrawalOvertakenByALaterEdit_StillWithdraws() => Same.Stored(
        Withdrawn with { Article = Corrected, SourceVersion = 8, ChangedAt = Later, WithdrawnAt = Later },
        (Published with { Article = Corrected, SourceVersion = 8 }).After(Said(ArticleEventKind.Withdrawn, 7), Later));

    [Fact]
    public void After_VersionedEventsInAnyOrder_EndInTheSameRow() => Histories.Sample(history =>
    {
        // Of one version there is one text, whoever tells it.
        ArticleEvent[] events = [.. history.Select(each => Said(each.Kind, each.Version, Sample.Article() with { Headline = $"Revision {each.Version}" }))];

        Same.Stored(Row(events), Row([.. events.Zip(history).OrderBy(pair => pair.Second.Order).Select(pair => pair.First)]));
    });

    /// <summary>The row after these events; its times are when things came in, and how often it was withdrawn depends on what was ever seen to be out.</summary>
    private static StoredArticle Row(IReadOnlyList<ArticleEvent> events)
    {
        var row = new StoredArticle { Id = Id };
        foreach (var (said, index) in events.Select((said, index) => (said, index)))
        {
            row = row.After(said, Sample.Start.AddMinutes(index)) ?? row;
        }

        Assert.Equal(row.IsWithdrawn, row.WithdrawnFor is not null);
        Assert.True(!row.IsWithdrawn || row.Withdrawals > 0, "A withdrawn article was withdrawn at least once.");
        return row with { FirstSeenAt = null, ChangedAt = null, WithdrawnAt = row.WithdrawnAt is null ? null : Sample.Start, Withdrawals = 0 };
    }

    private static ArticleEvent Said(ArticleEventKind kind, long? version, Article? article = null) => Sample.Event("e-1") with
    {
        Kind = kind,
        Article = kind is ArticleEventKind.Withdrawn ? null : article ?? Sample.Article(),
        SourceVersion = version,
        Reason = kind is ArticleEventKind.Withdrawn ? "It was wrong." : null,
    };
}
