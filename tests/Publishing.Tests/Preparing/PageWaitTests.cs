using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Preparing;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Preparing;

/// <summary>What a look at the article's page means, before and after the wait is over.</summary>
public sealed class PageWaitTests
{
    private static readonly DateTimeOffset Since = Sample.Start;
    private static readonly PublicPage.NotYet NotFound = new("It answered with status 404.", 404);

    private static readonly PublicPage[] Pages =
    [
        new PublicPage.Public(),
        NotFound,
        new PublicPage.NotIndexable("It says noindex."),
        new PublicPage.Refused("It is no address we fetch."),
    ];

    [Fact]
    public void Pages_AreAllThereAre() => Cases.AreAll(Pages);

    [Theory]
    [InlineData(0)]
    [InlineData(3600)]
    public void Obstacle_OtherThanNotYet_DoesNotDependOnTheWait(int seconds)
    {
        Assert.Null(Obstacle(Pages[0], seconds));
        Assert.Equal(new PreparedPost.Skipped(SkipReason.NotIndexable, "It says noindex."), Obstacle(Pages[2], seconds));
        Assert.Equal(new PreparedPost.Unfit("The article's page cannot be looked at. It is no address we fetch."), Obstacle(Pages[3], seconds));
    }

    [Theory]
    [InlineData(false, 0, 10)]
    [InlineData(false, 299, 10)]
    [InlineData(true, 0, 3)]
    [InlineData(true, 29, 3)]
    public void Obstacle_NotYetPublic_WaitsAndLooksAgainSoon(bool breaking, int seconds, int again)
    {
        var expected = new PreparedPost.NotYet(Since.AddSeconds(seconds + again), "The article's page is not public yet. It answered with status 404.", Cause: null);

        Assert.Equal(expected, Obstacle(NotFound, seconds, breaking));
        Assert.Equal(expected, Obstacle(NotFound with { Status = 403 }, seconds, breaking));
        Assert.Equal(expected, Obstacle(NotFound with { Status = null }, seconds, breaking));
    }

    [Theory]
    [InlineData(false, 300)]
    [InlineData(true, 30)]
    public void Obstacle_NotThereAtTheWaitsEnd_NeedsAPerson(bool breaking, int seconds)
    {
        var expected = new PreparedPost.Unfit(
            "The article's page is still not there, so readers would find nothing. It answered with status 404. Retry when it is.");

        Assert.Equal(expected, Obstacle(NotFound, seconds, breaking));
        Assert.Equal(expected, Obstacle(NotFound with { Status = 410 }, seconds, breaking));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(null)]
    public void Obstacle_OnlyKeptOutAtTheWaitsEnd_GoesAhead(int? status)
    {
        Assert.Null(Obstacle(NotFound with { Status = status }, seconds: 300));
        Assert.Null(Obstacle(NotFound with { Status = status }, seconds: 30, breaking: true));
    }

    private static PreparedPost? Obstacle(PublicPage page, int seconds, bool breaking = false) =>
        PageWait.Obstacle(page, Sample.Planned() with { Breaking = breaking }, Since, Since.AddSeconds(seconds));
}
