using System.Net;
using System.Text.RegularExpressions;
using Distribution.Functions.Hosting.Health;
using Distribution.Functions.Pages;
using Distribution.Publishing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Tests.Pages;

public sealed partial class HomePageTests
{
    private const string Hostile = """<script>alert("1")</script>' onload=x &amp;""";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Render_TextFullOfMarkup_StaysText()
    {
        var page = HomePage.Render(View() with
        {
            StoreFolder = Hostile,
            Token = Hostile,
            Channels = [new(new(Hostile), new(Hostile), Hostile, Hostile, Now)],
            Store = Store(new ShownDelivery(Row() with { Reason = Hostile, Link = new("https://x.example/1?a=\"><script>") }, Hostile)),
            Samples = [new(Hostile, new Publishing.Messages.Parsed<Publishing.Ingesting.ReadArticle>.Invalid(Hostile), [])],
        }).ToString();

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("' onload", page, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(Hostile), page, StringComparison.Ordinal);
        Assert.All(Tag.Matches(page).Select(match => match.Value), tag => Assert.DoesNotContain("alert", tag.Replace("&quot;", "", StringComparison.Ordinal).Split("value=")[0], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "SANDBOX", "nothing leaves this machine")]
    [InlineData(false, "LIVE", "the real networks")]
    public void Render_OfEitherMode_SaysWhereItPosts(bool isSandbox, string large, string sentence)
    {
        var page = HomePage.Render(View() with { IsSandbox = isSandbox }).ToString();

        Assert.Contains($">{large}</p>", page, StringComparison.Ordinal);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Render_SomethingIsAboutToHappen_ShowsItselfAgain(bool isBusy) =>
        Assert.Equal(isBusy, HomePage.Render(View() with { IsBusy = isBusy }).ToString().Contains("http-equiv=\"refresh\"", StringComparison.Ordinal));

    [Fact]
    public void Render_APostThatIsAFile_IsNoLink()
    {
        var page = HomePage.Render(View() with { Store = Store(new ShownDelivery(Row() with { Link = new("file:///data/1.html") }, "A headline")) }).ToString();

        Assert.DoesNotContain("file:", page, StringComparison.Ordinal);
    }

    private static HomeView View() => new()
    {
        IsSandbox = true,
        StoreFolder = "/data",
        Channels = [new ChannelWords(new("x"), new("x"), "open", null, null)],
        Store = Store(),
        HasSources = true,
        Token = "token",
        IsBusy = false,
    };

    private static StoreOverview Store(params ShownDelivery[] newest) => new()
    {
        OfTheDay = [new(new("x"), DeliveryState.TakingDown, 2)],
        Parked = 1,
        ParkedEvents = 0,
        InvalidMessages = 0,
        Newest = newest,
    };

    private static Delivery Row() => new()
    {
        Key = new(new("a1"), new("x"), Occasion.Publication),
        Network = new("x"),
        State = DeliveryState.Published,
        PublishedAt = Now,
        CreatedAt = Now,
    };

    [GeneratedRegex("<[a-z][^>]*>")]
    private static partial Regex Tag { get; }
}
