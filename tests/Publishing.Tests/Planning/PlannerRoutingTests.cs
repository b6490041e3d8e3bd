using Distribution.Publishing.Planning;
using static Distribution.Publishing.Tests.Planning.Example;

namespace Distribution.Publishing.Tests.Planning;

public sealed class PlannerRoutingTests
{
    private static readonly ChannelStanding StandIn = new(Now.AddYears(-1), IsStandIn: true);

    private static readonly Newsroom TwoSites = new()
    {
        Publications = [News, Nyt],
        Channels = [XSettings, Channel("x-da", "nyt")],
    };

    /// <summary>One site in two languages: the language alone tells its accounts apart.</summary>
    private static readonly Newsroom TwoLanguages = TwoSites with { Publications = [News, Nyt with { Hosts = News.Hosts }] };

    [Fact]
    public void Plan_FreshArticle_IsPlannedNow() => AssertPlan(Request(), Planned());

    [Fact]
    public void Plan_NoRulesAndTwoSites_GoesToTheChannelsOfItsOwn() => AssertPlan(
        Request(newsroom: TwoSites),
        Planned(),
        Skipped(SkipReason.NoRule, "It belongs to news, and x-da is an account of nyt.", "x-da"));

    [Theory]
    [InlineData("City", null, null, null, null, true)]
    [InlineData("city", null, null, null, null, true)]
    [InlineData("Sport", null, null, null, null, false)]
    [InlineData(null, "traffic", null, null, null, true)]
    [InlineData(null, "football", null, null, null, false)]
    [InlineData(null, null, "en", null, null, true)]
    [InlineData(null, null, "en-gb", null, null, true)]
    [InlineData(null, null, "en-US", null, null, false)]
    [InlineData(null, null, null, true, null, false)]
    [InlineData(null, null, null, false, null, true)]
    [InlineData(null, null, null, null, "news", true)]
    [InlineData(null, null, null, null, "nyt", false)]
    [InlineData("City", "Traffic", "en", false, "news", true)]
    [InlineData("City", "football", "en", false, "news", false)]
    public void Plan_Rule_SendsWhatMeetsAllItsConditions(string? section, string? tag, string? language, bool? breaking, string? publication, bool carried)
    {
        var rule = new Rule { Section = section, Tag = tag, Language = language, Breaking = breaking, Publication = publication, Channels = [X] };

        AssertPlan(Request(newsroom: OneSite with { Publications = [News, Nyt], Rules = [rule] }), carried ? Planned() : Skipped(SkipReason.NoRule, "No rule sends it to x."));
    }

    [Fact]
    public void Plan_SeveralRulesMatch_GoesToTheChannelsOfAll() => AssertPlan(
        Request(newsroom: TwoLanguages with
        {
            Channels = [XSettings, Channel("x-city", "news"), Channel("x-sport", "news")],
            Rules = [new() { Channels = [X] }, new() { Section = "City", Channels = [X, new("x-city")] }, new() { Section = "Sport", Channels = [new("x-sport")] }],
        }),
        Planned(),
        Planned("x-city"),
        Skipped(SkipReason.NoRule, "No rule sends it to x-sport.", "x-sport"));

    [Fact]
    public void Plan_UndeclaredLanguage_MeetsTheRuleOfItsPublicationsLanguage() => AssertPlan(
        Request(Story with { Language = null }, OneSite with { Rules = [new() { Language = "en", Channels = [X] }] }),
        Planned());

    [Theory]
    [InlineData("en-GB", "x", "x-da")]
    [InlineData("en", "x", "x-da")]
    [InlineData("da_DK", "x-da", "x")]
    public void Plan_AnotherChannelHasItsLanguage_GoesOnlyThere(string language, string there, string notThere)
    {
        var plan = Planner.Plan(Request(Story with { Language = language }, TwoLanguages)).ToDictionary(row => row.Key.Channel.Value);

        Assert.Equivalent(Planned(there), plan[there], strict: true);
        var speaks = notThere == "x" ? "en" : "da";
        Assert.Equivalent(Skipped(SkipReason.OtherLanguage, $"It is in {language}, which {there} carries; {notThere} is in {speaks}.", notThere), plan[notThere], strict: true);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData(null)]
    public void Plan_NoChannelHasItsLanguage_GoesEverywhere(string? language) =>
        AssertPlan(Request(Story with { Language = language }, TwoLanguages), Planned(), Planned("x-da"));

    [Fact]
    public void Plan_TheChannelOfItsLanguageIsNotSentIt_StaysWhereTheRulesSendIt() => AssertPlan(
        Request(Story with { Language = "da" }, TwoLanguages with { Rules = [new() { Channels = [X] }] }),
        Planned(),
        Skipped(SkipReason.NoRule, "No rule sends it to x-da.", "x-da"));

    [Fact]
    public void Plan_TheLanguageIsAnotherNetworksOrAnotherSites_StaysHere()
    {
        var facebook = Channel("fb-da", "nyt") with { Network = new("facebook") };
        var plan = Planner.Plan(Request(Story with { Language = "da" }, TwoLanguages with { Channels = [XSettings, facebook] }));
        Assert.Equivalent(Planned(), plan[0], strict: true);

        AssertPlan(
            Request(Story with { Language = "da" }, TwoSites with { Rules = [new() { Channels = [X, new("x-da")] }] }),
            Planned(),
            Skipped(SkipReason.NotOurSite, "Its link is not https on a host of nyt: nyt.example.com.", "x-da"));
    }

    [Theory]
    [InlineData("https://news.example.com/a", true)]
    [InlineData("https://NEWS.example.com/a", true)]
    [InlineData("http://news.example.com/a", false)]
    [InlineData("https://news.example.com:8443/a", false)]
    [InlineData("https://news.example.com.evil.test/a", false)]
    [InlineData("https://amp.news.example.com/a", false)]
    [InlineData("https://evilnews.example.com/a", false)]
    [InlineData("https://127.0.0.1/a", false)]
    public void Plan_Link_IsCarriedOnlyOnTheListedHostsOverHttps(string url, bool carried)
    {
        var expected = carried ? Planned() : Skipped(SkipReason.NotOurSite, "Its link is not https on a host of news: news.example.com.");

        AssertPlan(Request(Story with { Url = new(url) }), expected);
        AssertPlan(Request(Story with { Url = new(url) }).Standing(StandIn), expected);
    }

    [Fact]
    public void Plan_NoHostsListed_OnlyAStandInCarriesIt()
    {
        var request = Request(Story with { Url = new("http://localhost:8080/a") }, OneSite with { Publications = [News with { Hosts = [] }] });

        AssertPlan(request, Skipped(SkipReason.NotOurSite, "news lists no hosts, and x carries only links on listed ones."));
        AssertPlan(request.Standing(StandIn), Planned());
        AssertPlan(request with { Standings = new Dictionary<ChannelName, ChannelStanding>() }, Skipped(SkipReason.NotOurSite, "news lists no hosts, and x carries only links on listed ones."));
    }

    [Theory]
    [InlineData("https://elsewhere.test/a", true)]
    [InlineData("http://elsewhere.test/a", false)]
    public void Plan_OffSiteLinksAllowed_CarriesHttpsAnywhere(string url, bool carried) => AssertPlan(
        Request(Story with { Url = new(url) }, OneSite with { Channels = [XSettings with { AllowOffSiteLinks = true }] }),
        carried ? Planned() : Skipped(SkipReason.NotOurSite, "Its link is not https on the usual port."));

    [Fact]
    public void Plan_BuiltInNewsroom_PostsToAStandInOnly()
    {
        var newsroom = Newsroom.BuiltIn with { Channels = [Newsroom.BuiltIn.Channels[0]] };
        AssertPlan(Request(newsroom: newsroom).Standing(StandIn), Planned());
        AssertPlan(Request(newsroom: newsroom), Skipped(SkipReason.NotOurSite, "news lists no hosts, and x carries only links on listed ones."));
    }
}
