using CsCheck;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Tests.Formatting;

public sealed class LinkBuilderTests
{
    private static readonly LinkParameter[] Campaign = [new("utm_source", "social"), new("utm_campaign", "a b&c=ü")];

    private static readonly Gen<string> Piece = Gen.String[Gen.OneOf(Gen.Char.AlphaNumeric, Gen.Char["()[]{}'\"!*,;:.~|^`<>$+%@=/-_– üяи日ι"]), 0, 12];

    private static readonly Gen<string> Addresses = Gen.Select(Piece, Piece, Piece, Gen.Int[0, 7]).Select((path, query, fragment, shape) =>
        $"https://www.example.com{(shape is 7 ? ":8443" : "")}/{path}{(shape % 2 == 0 ? "" : "?" + query)}{(shape < 4 ? "" : "#" + fragment)}");

    [Theory]
    [InlineData("https://example.com", "https://example.com/?utm_source=social&utm_campaign=a%20b%26c%3D%C3%BC&d=t0k")]
    [InlineData("https://example.com/a?b=c&&d=old#e", "https://example.com/a?b=c&&utm_source=social&utm_campaign=a%20b%26c%3D%C3%BC&d=t0k#e")]
    [InlineData("https://example.com/a?utm_source=x&b", "https://example.com/a?b&utm_source=social&utm_campaign=a%20b%26c%3D%C3%BC&d=t0k")]
    [InlineData("https://example.com/a_(b).?x='y'", "https://example.com/a_%28b%29%2E?x=%27y%27&utm_source=social&utm_campaign=a%20b%26c%3D%C3%BC&d=t0k")]
    [InlineData("https://новости.рф/статья", "https://xn--b1amnebsh.xn--p1ai/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F?utm_source=social&utm_campaign=a%20b%26c%3D%C3%BC&d=t0k")]
    [InlineData("http://user:secret@example.com:8080/", "http://example.com:8080/?utm_source=social&utm_campaign=a%20b%26c%3D%C3%BC&d=t0k")]
    public void Build_Address_KeepsItAndAdds(string article, string expected) =>
        Assert.Equal(expected, LinkBuilder.Build(new(article), Campaign, "d", "t0k").AbsoluteUri);

    [Fact]
    public void Build_NoTokenParameter_LeavesTheTokenOut() =>
        Assert.Equal("https://example.com/a", LinkBuilder.Build(new("https://example.com/a"), [], tokenParameter: null, "t0k").AbsoluteUri);

    [Theory]
    [InlineData("/relative")]
    [InlineData("ftp://example.com/a")]
    public void Build_OtherAddress_Throws(string address) =>
        Assert.Throws<ArgumentException>(() => LinkBuilder.Build(new(address, UriKind.RelativeOrAbsolute), [], null, ""));

    [Fact]
    public void Build_AnyAddress_IsOneLinkInWhole() => Gen.Select(Addresses, Piece, Gen.Bool).Sample(
        (address, value, token) =>
        {
            var link = LinkBuilder.Build(new(address), [new("utm_content", value)], token ? "d" : null, "x.y~").AbsoluteUri;

            Assert.Equal([new UrlSpan(5, link.Length)], UrlDetection.Find($"Read {link} now"));
            Assert.Equal([new UrlSpan(0, link.Length)], UrlDetection.Find(link));
        },
        iter: 5_000);

    [Fact]
    public void Build_AnyAddress_KeepsPathQueryAndFragment() => Addresses.Sample(
        address =>
        {
            var article = new Uri(address);
            var link = new Uri(LinkBuilder.Build(article, [], null, "").AbsoluteUri);

            Assert.Equal(Uri.UnescapeDataString(article.AbsolutePath), Uri.UnescapeDataString(link.AbsolutePath));
            Assert.Equal(Uri.UnescapeDataString(article.Query.TrimStart('?')), Uri.UnescapeDataString(link.Query.TrimStart('?')));
            Assert.Equal(Uri.UnescapeDataString(article.Fragment.TrimStart('#')), Uri.UnescapeDataString(link.Fragment.TrimStart('#')));
        },
        iter: 5_000);

    [Fact]
    public void TryReadToken_BuiltLink_GivesTheToken() => Gen.Select(Addresses, Piece.Where(token => token.Length > 0)).Sample(
        (address, token) =>
        {
            var link = LinkBuilder.Build(new(address), Campaign, "ü d", token);

            Assert.True(LinkBuilder.TryReadToken(link, "ü d", out var read));
            Assert.Equal(token, read);
            Assert.True(LinkBuilder.TryReadToken(new(link.AbsoluteUri), "ü d", out read));
            Assert.Equal(token, read);
        },
        iter: 5_000);

    [Theory]
    [InlineData("https://example.com/?e=x")]
    [InlineData("https://example.com/?d=")]
    [InlineData("https://example.com/?d")]
    [InlineData("https://example.com/#?d=x")]
    [InlineData("/relative?d=x")]
    public void TryReadToken_NoToken_IsFalse(string link) => Assert.False(LinkBuilder.TryReadToken(new(link, UriKind.RelativeOrAbsolute), "d", out _));
}
