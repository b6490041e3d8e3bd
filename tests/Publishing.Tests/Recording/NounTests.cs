using CsCheck;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>The names deliveries and articles go by.</summary>
public sealed class NounTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-"], 1, 40];
    private static readonly Gen<DeliveryKey> Keys = Gen.Select(Word, Word, Word, (article, channel, occasion) => new DeliveryKey(new(article), new(channel), new(occasion)));

    [Fact]
    public void TryParse_AnyKeyWritten_IsThatKey() => Keys.Sample(key => DeliveryKey.TryParse(key.ToString()) == key);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a1")]
    [InlineData("a1/x-main")]
    [InlineData("a1/x-main/")]
    [InlineData("/x-main/publication")]
    [InlineData("a1//publication")]
    [InlineData("a1/x-main/publication/2")]
    public void TryParse_AnythingElse_IsNull(string? text) => Assert.Null(DeliveryKey.TryParse(text));

    [Fact]
    public void Token_OfAKey_NeverChanges() =>    // links in posts carry it
        Assert.Equal("7ksyem3gcj", new DeliveryKey(new("a1"), new("x-main"), Occasion.Publication).Token.Value);

    [Fact]
    public void Token_AnyKey_IsTenCharactersOfItsAlphabet() => Keys.Sample(key => Assert.Matches("^[a-z2-7]{10}$", key.Token.Value));

    [Fact]
    public void Token_OfAHundredThousandKeys_NoneIsTwice()
    {
        const int Keys = 100_000;
        var tokens = Enumerable.Range(0, Keys).Select(i => new DeliveryKey(new($"a{i / 4}"), new($"channel-{i % 4}"), Occasion.Publication).Token);

        Assert.Equal(Keys, tokens.Distinct().Count());
    }

    [Theory]
    [InlineData(-1, "publication")]
    [InlineData(1, "publication")]
    [InlineData(2, "publication-2")]
    [InlineData(11, "publication-11")]
    public void PublicationNumber_Counted_FromOne(int number, string expected) => Assert.Equal(expected, Occasion.PublicationNumber(number).Value);

    [Fact]
    public void IsByHand_OnlyOfAResposting_IsTrue()
    {
        Assert.True(Occasion.Repost("r-1").IsByHand);
        Assert.False(Occasion.PublicationNumber(2).IsByHand);
    }

    [Fact]
    public void ArticleId_FromAName_IsSafeAnywhereAndTheSameEveryTime() => Gen.String.Sample(text =>
    {
        var id = ArticleId.From(new(text));
        Assert.Matches("^a[0-9a-f]{20}$", id.Value);
        Assert.Equal(id, ArticleId.From(new(text)));
    });

    [Theory]
    [InlineData("https://news.example/a", "news.example/a")]
    [InlineData("http://NEWS.example/a/", "news.example/a")]
    [InlineData("https://www.news.example/a#comments", "news.example/a")]
    [InlineData("https://news.example/A", "news.example/A")]
    [InlineData("https://news.example", "news.example")]
    [InlineData("https://news.example/", "news.example")]
    [InlineData("https://news.example:443/a", "news.example/a")]
    [InlineData("https://news.example:8443/a", "news.example:8443/a")]
    [InlineData("https://news.example/a?id=7&page=2", "news.example/a?id=7&page=2")]
    [InlineData("https://news.example/a?page=2&id=7", "news.example/a?page=2&id=7")]
    [InlineData("https://news.example/a?utm_source=x&id=7&UTM_Medium=y", "news.example/a?id=7")]
    [InlineData("https://news.example/a?fbclid=1&gclid=2&mc_cid=3&igshid=4&amp", "news.example/a")]
    [InlineData("https://news.example/a?&&id=7&", "news.example/a?id=7")]
    [InlineData("https://news.example/a?", "news.example/a")]
    [InlineData("https://bücher.example/ä", "xn--bcher-kva.example/%C3%A4")]
    [InlineData("https://xn--bcher-kva.example/%C3%A4", "xn--bcher-kva.example/%C3%A4")]
    [InlineData("https://user:secret@news.example/a", "news.example/a")]
    [InlineData("https://news.example/x/../a", "news.example/a")]
    [InlineData("https://127.0.0.1:8080/a", "127.0.0.1:8080/a")]
    [InlineData("http://[::1]:8080/a", "::1:8080/a")]
    public void Normalise_Url_IsHostPathAndWhatNamesTheArticle(string url, string expected) => Assert.Equal(expected, ArticleUrl.Normalise(new(url)));

    [Fact]
    public void Normalise_WhatOnlyCountsReaders_MakesNoDifference() => Gen.Select(Word, Word, Gen.OneOf(Gen.Const("utm_source"), Gen.Const("utm_x"), Gen.Const("fbclid"), Gen.Const("amp")), Gen.Bool).Sample(
        (path, value, tracking, www) =>
        {
            var plain = ArticleUrl.Normalise(new($"https://news.example/{path}?id={value}"));
            Assert.Equal(plain, ArticleUrl.Normalise(new($"http://{(www ? "www." : "")}news.example/{path}/?{tracking}={value}&id={value}#top")));
        });

    [Fact]
    public void Normalise_ItsOwnResult_StaysAsItIs() => Gen.Select(Word, Word).Sample((path, value) =>
    {
        var once = ArticleUrl.Normalise(new($"https://www.news.example/{path}/?id={value}&utm_source=x"));
        Assert.Equal(once, ArticleUrl.Normalise(new("https://" + once)));
    });

    [Fact]
    public void ReadMessage_WhatWasWritten_IsTheMessage() => Gen.Select(Keys, Gen.Int).Sample((key, number) =>
    {
        Assert.Equal(new Parsed<DeliverPost>.Valid(new(key, number)), MessageJson.ReadDeliverPost(MessageJson.Write(new DeliverPost(key, number))));
        Assert.Equal(new Parsed<SettleDelivery>.Valid(new(key, number)), MessageJson.ReadSettleDelivery(MessageJson.Write(new SettleDelivery(key, number))));
        Assert.Equal(new Parsed<IngestArticle>.Valid(new(key.ToString())), MessageJson.ReadIngestArticle(MessageJson.Write(new IngestArticle(key.ToString()))));
    });

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"key":null,"n":1}""")]
    [InlineData("""{"key":"a1/x-main","n":1}""")]
    [InlineData("""{"key":"a1/x-main/publication","n":"1"}""")]
    [InlineData("""{"key":"a1/x-main/publication","n":99999999999}""")]
    [InlineData("""{"key":"a1/x-main/publication","n":1,"more":1}""")]
    [InlineData("""{"event":""}""")]
    public void ReadMessage_AnythingElse_IsInvalidWithTheFormItShouldHave(string body)
    {
        Assert.EndsWith("""{"key":"article/channel/occasion","n":1}.""", Assert.IsType<Parsed<DeliverPost>.Invalid>(MessageJson.ReadDeliverPost(body)).Problem, StringComparison.Ordinal);
        Assert.EndsWith("""{"key":"article/channel/occasion","n":1}.""", Assert.IsType<Parsed<SettleDelivery>.Invalid>(MessageJson.ReadSettleDelivery(body)).Problem, StringComparison.Ordinal);
        Assert.EndsWith("""{"event":"…"}.""", Assert.IsType<Parsed<IngestArticle>.Invalid>(MessageJson.ReadIngestArticle(body)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Queues_EveryName_IsOneAzureTakes() => Assert.All(
        [Queues.ArticleEvents, Queues.ArticleEventsBreaking, Queues.Invalid, .. Networks.All.SelectMany(network => QueuesOf(network.Name))],
        name => Assert.Matches("^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", name));

    [Fact]
    public void Queues_TwoNetworks_ShareNone() =>
        Assert.Equal(Networks.All.Count * 3, Networks.All.SelectMany(network => QueuesOf(network.Name)).Distinct().Count());

    private static string[] QueuesOf(NetworkName network) =>
        [Queues.ToDeliver(network, breaking: false), Queues.ToDeliver(network, breaking: true), Queues.ToSettle(network)];
}
