using System.Runtime.CompilerServices;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Storage;

/// <summary>The stored form: whole values come back whole, and what earlier releases wrote stays readable.</summary>
public sealed class RowJsonTests
{
    private static readonly DateTimeOffset Time = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(1)).AddTicks(1_234_567);

    private static readonly Article Article = new()
    {
        Url = new("https://news.example/ä/1?id=7"),
        Headline = "Grüße & <b>„quotes“</b> \U0001F30D",
        Description = "Two sentences. Really.",
        Section = "World",
        Tags = ["one", "two"],
        Authors = ["Ada", "Grace"],
        PublishedAt = Time,
        ModifiedAt = Time.AddMinutes(1),
        Language = "de-AT",
        Image = new(new("https://news.example/1.jpg")) { Width = 1200, Height = 675, AltText = "A globe.", Credit = "Agency", ClearedForSocial = false },
        FreeToRead = false,
        Breaking = true,
        EmbargoUntil = Time.AddHours(1),
        TranslationOf = "https://news.example/en/1",
    };

    private static readonly StoredArticle Stored = new()
    {
        Id = new("a1"),
        Version = 7,
        Article = Article,
        SourceVersion = 12,
        StandingVersion = 11,
        StandingSaidAt = Time.AddDays(1),
        FirstSeenAt = Time,
        ChangedAt = Time.AddDays(2),
        WithdrawnAt = Time.AddDays(1),
        WithdrawnFor = "An error.",
        Withdrawals = 2,
    };

    private static readonly ArticleEvent Event = new()
    {
        Id = "e1",
        Source = "cms",
        Kind = ArticleEventKind.Changed,
        Names = [new("url:news.example/1"), new("id:cms:1")],
        Article = Article,
        SourceVersion = 12,
        ReceivedAt = Time,
        ByHand = true,
        Reason = "An error.",
    };

    private static readonly Post Post = new("Grüße https://news.example/1", new("https://news.example/1?d=abcdefghij"))
    {
        Picture = new("0123abcd") { Width = 1080, Height = 1350, AltText = "A globe." },
    };

    private static readonly Delivery Delivery = new()
    {
        Key = new(new("a1"), new("x-main"), Occasion.Repost("r-1")),
        Network = new("x"),
        State = DeliveryState.InDoubt,
        Version = 9,
        Breaking = true,
        PublishedAt = Time,
        CreatedAt = Time.AddSeconds(1),
        UselessAfter = Time.AddHours(6),
        DueAt = Time.AddMinutes(5),
        DueSetAt = Time.AddMinutes(4),
        Reason = "No answer.",
        HeldBy = HoldCause.OutOfCredits,
        SkippedFor = SkipReason.NoPicture,
        RawCode = "402 credits",
        Claims = 3,
        Attempts = 2,
        Claim = new("p.3", "p", Time.AddMinutes(3)),
        FirstClaimAt = Time.AddMinutes(1),
        Post = Post,
        Preparation = new("container-1", Post, Time.AddMinutes(2)),
        Progress = [new("hub", ChannelStepState.Scheduled, "In a minute.") { At = Time.AddMinutes(3) }],
        Doubted = true,
        DoubtedAt = Time.AddMinutes(4),
        DuplicateRefused = true,
        Steps = 4,
        AbsentLooks = 1,
        Ticket = "ticket-1",
        NetworkId = "n-1",
        Link = new("https://x.example/n-1"),
        TakeDownWhenKnown = true,
        EditedText = "Typed by hand.",
        RequestedBy = "Ada",
        EndedAt = Time.AddMinutes(9),
        History = [new(Time, DeliveryState.Attempting, null), new(Time.AddMinutes(1), DeliveryState.InDoubt, "No answer.")],
    };

    private static readonly ChannelGate[] Gates =
    [
        Gate(new ChannelCondition.Open()),
        Gate(new ChannelCondition.Waiting(Time.AddMinutes(15), "Too fast.", Time)),
        Gate(new ChannelCondition.Held(HoldCause.NeedsReconnecting, "Reconnect it.", Time)),
    ];

    private static readonly Submission Submission = new()
    {
        Channel = new("google"),
        Target = "IndexNow",
        Version = 4,
        Pages = [new("https://news.example/ä/1?id=7"), new("https://news.example/2")],
        Sending = 1,
        TurnedAway = 3,
        WantedAt = Time,
        WantedMeanwhile = true,
        DueAt = Time.AddMinutes(5),
        NotBefore = Time.AddMinutes(10),
        SetAt = Time,
        LeaseUntil = Time.AddMinutes(5),
        DoneAt = Time.AddMinutes(-1),
        Tries = 2,
        Problem = "Too fast.",
        Result = "2 pages told.",
    };

    [Fact]
    public void Samples_HaveEveryMemberSet()
    {
        AllSet(Article, new Article { Url = new("https://other.example/"), Headline = "", PublishedAt = default });
        AllSet(Article.Image!, new ArticleImage(new("https://other.example/")));
        AllSet(Stored, new StoredArticle { Id = new("") });
        AllSet(Event, new ArticleEvent { Id = "", Source = "", Kind = default, Names = [], ReceivedAt = default });
        AllSet(Delivery, new Delivery { Key = new(new(""), new(""), new("")), Network = new(""), PublishedAt = default, CreatedAt = default });
        AllSet(Gates[1], new ChannelGate { Channel = new("") });
        AllSet(Submission, new Submission { Channel = new(""), Target = "" });
        Cases.AreAll<ChannelCondition>(Gates.Select(gate => gate.Condition));
    }

    [Fact]
    public void ReadDelivery_WhatWasWritten_IsTheWholeRow() => Same.Row(Delivery, RowJson.ReadDelivery(RowJson.Write(Delivery)));

    [Fact]
    public void ReadDelivery_EveryState_IsTheWholeRow() => Assert.All(
        Enum.GetValues<DeliveryState>().Select(state => Sample.In(state)),
        row => Same.Row(row, RowJson.ReadDelivery(RowJson.Write(row))));

    [Fact]
    public void ReadArticle_WhatWasWritten_IsTheWholeRow()
    {
        Same.Stored(Stored, RowJson.ReadArticle(RowJson.Write(Stored)));
        Same.Stored(new() { Id = new("a1") }, RowJson.ReadArticle(RowJson.Write(new StoredArticle { Id = new("a1") })));
    }

    [Fact]
    public void ReadEvent_WhatWasWritten_IsTheWholeRow()
    {
        var withdrawal = Event with { Kind = ArticleEventKind.Withdrawn, Article = null, SourceVersion = null };
        Same.Event(Event, RowJson.ReadEvent(RowJson.Write(Event)));
        Same.Event(withdrawal, RowJson.ReadEvent(RowJson.Write(withdrawal)));
    }

    [Fact]
    public void ReadGate_WhatWasWritten_IsTheWholeRow() => Assert.All(Gates, gate => Assert.Equal(gate, RowJson.ReadGate(RowJson.Write(gate))));

    [Fact]
    public void ReadSubmission_WhatWasWritten_IsTheWholeRow() => Assert.Equivalent(Submission, RowJson.ReadSubmission(RowJson.Write(Submission)), strict: true);

    [Fact]
    public void Write_EveryRow_IsTheStoredFormOnFile()
    {
        string[] written = [RowJson.Write(Delivery), RowJson.Write(Stored), RowJson.Write(Event), .. Gates.Select(RowJson.Write), RowJson.Write(Submission)];

        // When this fails the stored form has changed. Rows of running newsrooms have the old one: add members, never rename or drop.
        Assert.Equal(File.ReadAllLines(Golden("rows.jsonl")), written);
    }

    [Fact]
    public void Read_TheStoredFormOnFile_IsTheWholeRows()
    {
        var lines = File.ReadAllLines(Golden("rows.jsonl"));

        Same.Row(Delivery, RowJson.ReadDelivery(lines[0]));
        Same.Stored(Stored, RowJson.ReadArticle(lines[1]));
        Same.Event(Event, RowJson.ReadEvent(lines[2]));
        Assert.Equal(Gates, lines[3..6].Select(RowJson.ReadGate));
        Assert.Equivalent(Submission, RowJson.ReadSubmission(lines[6]), strict: true);
    }

    [Fact]
    public void Read_MemberThatALaterReleaseAdded_IsPassedOver() =>
        Same.Row(Delivery, RowJson.ReadDelivery(RowJson.Write(Delivery).Replace("{\"key\"", "{\"addedLater\":[1],\"key\"", StringComparison.Ordinal)));

    private static ChannelGate Gate(ChannelCondition condition) =>
        new() { Channel = new("x-main"), Version = 3, Condition = condition, PausedBy = "Ada", ConnectedSince = Time, ProbedAt = Time.AddMinutes(1) };

    /// <summary>A member left at what it is by itself would pass a round trip without being stored.</summary>
    private static void AllSet<T>(T sample, T bare) => Assert.All(
        typeof(T).GetProperties().Where(property => property.CanWrite),
        property => Assert.False(Equals(property.GetValue(sample), property.GetValue(bare)), $"{typeof(T).Name}.{property.Name} is not set."));

    private static string Golden(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden", file);
}
