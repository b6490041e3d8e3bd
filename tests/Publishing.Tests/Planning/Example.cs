using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Planning;

/// <summary>A newsroom with one English site and one account, an article of an hour ago, and the event that brought it.</summary>
internal static class Example
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset AnHourAgo = Now.AddHours(-1);
    public static readonly ArticleId Id = new("a0123456789abcdef0123");
    public static readonly ChannelName X = new("x");
    public static readonly ChannelStanding Connected = new(Now.AddYears(-1), IsStandIn: false);

    public static readonly Publication News = new() { Name = "news", Language = "en", Hosts = [new("news.example.com")] };
    public static readonly Publication Nyt = new() { Name = "nyt", Language = "da", Hosts = [new("nyt.example.com")] };
    public static readonly ChannelSettings XSettings = Channel("x", "news");
    public static readonly Newsroom OneSite = new() { Publications = [News], Channels = [XSettings] };

    public static readonly Article Story = new()
    {
        Url = new("https://news.example.com/2026/bridge"),
        Headline = "The bridge opens",
        Section = "City",
        Tags = ["Bridges", "Traffic"],
        Language = "en-GB",
        PublishedAt = AnHourAgo,
    };

    public static ChannelSettings Channel(string name, string publication) => new() { Name = new(name), Network = new("x"), Publication = publication };

    public static PlanRequest Request(Article? article = null, Newsroom? newsroom = null) => new()
    {
        Stored = new() { Id = Id, Version = 1, Article = article ?? Story, FirstSeenAt = Now },
        Event = new() { Id = "e1", Source = "cms", Kind = ArticleEventKind.Published, Names = [], ReceivedAt = Now },
        Newsroom = newsroom ?? OneSite,
        Standings = (newsroom ?? OneSite).Channels.ToDictionary(channel => channel.Name, _ => Connected),
        Now = Now,
    };

    public static PlanRequest With(this PlanRequest request, ArticleEventKind? kind = null, bool byHand = false, DateTimeOffset? receivedAt = null) => request with
    {
        Event = request.Event with { Kind = kind ?? request.Event.Kind, ByHand = byHand, ReceivedAt = receivedAt ?? request.Event.ReceivedAt },
    };

    public static PlanRequest Withdrawn(this PlanRequest request, int times) => request with { Stored = request.Stored with { Withdrawals = times } };

    public static PlanRequest FirstSeen(this PlanRequest request, DateTimeOffset? at) => request with { Stored = request.Stored with { FirstSeenAt = at } };

    public static PlanRequest Standing(this PlanRequest request, ChannelStanding standing) => request with
    {
        Standings = request.Newsroom.Channels.ToDictionary(channel => channel.Name, _ => standing),
    };

    /// <summary>The row of the article on the channel, planned: what every other expectation differs from.</summary>
    public static Delivery Planned(string channel = "x") => new()
    {
        Key = new(Id, new(channel), Occasion.Publication),
        Network = new("x"),
        PublishedAt = AnHourAgo,
        CreatedAt = Now,
        UselessAfter = AnHourAgo.AddHours(6),
        DueAt = Now,
        DueSetAt = Now,
        History = [new(Now, DeliveryState.Planned, null)],
    };

    public static Delivery Skipped(SkipReason reason, string sentence, string channel = "x") => Planned(channel) with
    {
        State = DeliveryState.Skipped,
        SkippedFor = reason,
        Reason = sentence,
        DueAt = null,
        DueSetAt = null,
        EndedAt = Now,
        History = [new(Now, DeliveryState.Skipped, sentence)],
    };

    public static Delivery Held(HoldCause cause, string sentence, DateTimeOffset? until) => Planned() with
    {
        State = DeliveryState.Held,
        HeldBy = cause,
        Reason = sentence,
        DueAt = until,
        DueSetAt = until is null ? null : Now,
        History = [new(Now, DeliveryState.Held, sentence)],
    };

    public static void AssertPlan(PlanRequest request, params Delivery[] expected)
    {
        var plan = Planner.Plan(request);
        Assert.Equal(expected.Length, plan.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equivalent(expected[i], plan[i], strict: true);
        }
    }
}
