using CsCheck;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Planning;

public sealed class PlannerPropertyTests
{
    private static readonly Gen<DateTimeOffset> Times = Gen.OneOf(
        Gen.Int[-600, 600].Select(minutes => Example.Now.AddMinutes(minutes)),
        Gen.OneOf(DateTimeOffset.MinValue, Example.Now, DateTimeOffset.MaxValue));

    private static readonly Gen<string?> Languages = Gen.OneOf<string?>(null, "en", "en-GB", "da", "fr");

    private static readonly Gen<Article> Articles = Gen.Select(
        Gen.OneOf("https://news.example.com/a", "https://nyt.example.com/a", "http://news.example.com/a", "https://elsewhere.test/a"),
        Times,
        Times.Nullable(),
        Languages,
        Gen.Bool,
        Gen.OneOf("City", "Sport"),
        (url, published, embargo, language, breaking, section) => Example.Story with
        {
            Url = new(url),
            PublishedAt = published,
            EmbargoUntil = embargo,
            Language = language,
            Breaking = breaking,
            Section = section,
        });

    private static readonly Gen<ChannelSettings> Channels = Gen.Select(
        Gen.OneOf("news", "nyt"),
        Gen.Int[1, 600],
        Gen.Bool,
        (publication, minutes, offSite) => Example.Channel("", publication) with { UselessAfter = TimeSpan.FromMinutes(minutes), AllowOffSiteLinks = offSite });

    private static readonly Gen<Newsroom> Newsrooms = Gen.Select(
        Channels.Array[1, 5],
        Gen.Bool,
        Gen.Select(Gen.OneOf<string?>(null, "City"), Gen.Bool.Nullable(), Gen.Int[0, 4]).Array[0, 3],
        Gen.Bool,
        (channels, hosts, rules, again) => new Newsroom
        {
            Publications = hosts ? [Example.News, Example.Nyt] : [Example.News with { Hosts = [] }, Example.Nyt with { Hosts = [] }],
            Channels = [.. channels.Select((channel, index) => channel with { Name = new($"x{index}") })],
            Rules = [.. rules.Select(rule => new Rule { Section = rule.Item1, Breaking = rule.Item2, Channels = [new($"x{rule.Item3}")] })],
            PublishAgain = again ? PublishAgain.Publish : PublishAgain.Hold,
        });

    private static readonly Gen<PlanRequest> Requests = Gen.Select(
        Articles.Null(),
        Newsrooms,
        Gen.Select(Gen.Enum<ArticleEventKind>(), Gen.Bool, Times),
        Gen.Select(Gen.Int[0, 2], Times.Nullable(), Times.Nullable()),
        Gen.Select(Times.Nullable(), Gen.Bool),
        (article, newsroom, said, stored, standing) => new PlanRequest
        {
            Stored = new() { Id = Example.Id, Version = 1, Article = article, Withdrawals = stored.Item1, WithdrawnAt = stored.Item2, FirstSeenAt = stored.Item3 },
            Event = new() { Id = "e", Source = "cms", Kind = said.Item1, ByHand = said.Item2, ReceivedAt = said.Item3, Names = [] },
            Newsroom = newsroom,
            Standings = newsroom.Channels.ToDictionary(channel => channel.Name, _ => new ChannelStanding(standing.Item1, standing.Item2)),
            Now = Example.Now,
        });

    [Fact]
    public void Plan_SameRequest_SamePlan() => Requests.Sample(request =>
        Assert.Equivalent(Planner.Plan(request), Planner.Plan(request), strict: true));

    [Fact]
    public void Plan_AnyRequest_HasOneRowForEveryChannelOrNone() => Requests.Sample(request =>
    {
        var plan = Planner.Plan(request);
        var nothingToPlan = request.Stored.IsWithdrawn || request.Stored.Article is null || request.Event.Kind is ArticleEventKind.Withdrawn;
        Assert.Equal(nothingToPlan ? [] : request.Newsroom.Channels.Select(channel => channel.Name), plan.Select(row => row.Key.Channel));
        Assert.All(plan, row => Assert.Equal(request.Stored.CurrentPublication, row.Key.Occasion));
    });

    [Fact]
    public void Plan_AnyRow_StandsInOneOfThreeStatesAndSaysWhy() => Requests.Sample(request => Assert.All(Planner.Plan(request), row =>
    {
        var shape = (row.State, row.DueAt is not null, row.HeldBy, row.SkippedFor is not null, row.Reason is not null, row.IsEnded);
        Assert.True(
            shape is (DeliveryState.Planned, true, null, false, false, false)
                or (DeliveryState.Held, true, HoldCause.Embargo, false, true, false)
                or (DeliveryState.Held, false, HoldCause.PublishedAgain, false, true, false)
                or (DeliveryState.Skipped, false, null, true, true, true),
            shape.ToString());
        Assert.Equal(new DeliveryEvent(request.Now, row.State, row.Reason), Assert.Single(row.History));
    }));

    [Fact]
    public void Plan_PlannedRow_IsDueNowAndStillWorthIt() => Requests.Sample(request =>
        Assert.All(Planner.Plan(request).Where(row => row.State is DeliveryState.Planned), row =>
        {
            Assert.Equal(request.Now, row.DueAt);
            Assert.True(request.Event.ByHand || row.UselessAfter >= request.Now);
            Assert.False(request.Stored.Article!.EmbargoUntil > request.Now);
            Assert.False(request.Stored.IsWithdrawn);
        }));

    [Fact]
    public void Plan_RealChannelOfASiteWithHosts_CarriesOnlyHttps() => Requests.Sample(request =>
        Assert.All(Planner.Plan(request).Where(row => row.State is not DeliveryState.Skipped && request.Newsroom.ListsHosts), _ =>
            Assert.Equal("https", request.Stored.Article!.Url.Scheme)));
}
