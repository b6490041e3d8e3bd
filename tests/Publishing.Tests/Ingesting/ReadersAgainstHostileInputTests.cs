using System.Diagnostics;
using System.Text;
using CsCheck;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Tests.Ingesting;

public sealed class ReadersAgainstHostileInputTests
{
    private static readonly byte[][] Originals = [.. Samples.Names().Select(Samples.Bytes)];

    // What breaks readers when it stands in the wrong place.
    private static readonly byte[][] Splinters =
    [
        .. new[]
        {
            "<", ">", "\"", "{", "}", "[", "]", "\\ud83d", "\\udc00", "\\u0000", "\0", "<script type=\"application/ld+json\">", "</script>", "<!--", "]]>", "<article>", "<template>",
            "<base href=\"javascript:alert(1)\">", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "https://xn--a/", "http://[::1", "\uFEFF", "&#xD800;", "null", "-1e999",
            "<meta charset=utf-16>", "\"@id\":", "{\"\\ud83d\":1}",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xED, 0xA0, 0x80], [0xC3],
    ];

    [Fact]
    public void ReadFile_MutatedSample_NeverThrows() =>
        Gen.Select(Gen.Int[0, Originals.Length - 1], Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, Splinters.Length - 1], Gen.Int[0, 40]).Array[1, 8], Gen.Int[0, 20_000])
            .Sample((original, cuts, end) =>
            {
                var bytes = Originals[original].ToList();
                foreach (var (at, splinter, removed) in cuts)
                {
                    var place = at % (bytes.Count + 1);
                    bytes.RemoveRange(place, Math.Min(removed, bytes.Count - place));
                    bytes.InsertRange(place, Splinters[splinter]);
                }

                Check([.. end % 3 == 0 ? bytes.Take(end % (bytes.Count + 1)) : bytes]);
            }, iter: 3_000, threads: 1);

    [Fact]
    public void ReadFile_RandomBytes_NeverThrows() => Gen.Byte.Array[0, 300].Sample(Check, iter: 1_000, threads: 1);

    public static IEnumerable<TheoryDataRow<string, string>> Tangles()
    {
        static string Many(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
        yield return new("deep elements", Many("<div>", 900_000));
        yield return new("open formatting", string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<b id={i}>")) + Many("<p>x", 20_000));
        yield return new("adoption", Many("<a><p></a>", 200_000));
        yield return new("attributes", "<div " + string.Concat(Enumerable.Range(0, 400_000).Select(i => $"a{i}=1 ")) + ">");
        yield return new("meta tags", Many("<meta property=\"article:tag\" content=x>", 120_000));
        yield return new("tables", Many("<table><b>", 200_000));
        yield return new("deep JSON", "<script type=\"application/ld+json\">" + Many("[", 2_000_000));
        yield return new("deep JSON body", "{\"url\":" + Many("{\"a\":", 500_000));
        yield return new("wide JSON-LD", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"keywords\":[" + Many("\"a\",", 900_000) + "\"b\"]}</script>");
        yield return new("blocks", Many("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\"}</script>", 50_000));
        yield return new("times", "<article><h1>x</h1>" + Many("<time datetime=2026>", 200_000));
        yield return new("open tags in quotes", "<meta content=\"" + Many("<b ", 1_500_000));
        yield return new("entities", "<title>" + Many("&amp;", 900_000));
    }

    [Theory]
    [MemberData(nameof(Tangles))]
    public void ReadFile_Tangle_EndsSoon(string what, string text)
    {
        var watch = Stopwatch.StartNew();
        Check(Encoding.UTF8.GetBytes(text));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{what} took {watch.Elapsed}.");
    }

    [Fact]
    public void ReadFile_TooLarge_IsInvalid() =>
        Assert.IsType<Parsed<ReadArticle>.Invalid>(ArticleReading.ReadFile(new byte[5 * 1024 * 1024 + 1].Select(_ => (byte)'<').ToArray(), "page.html"));

    private static void Check(byte[] bytes)
    {
        switch (ArticleReading.ReadFile(bytes, "page.html", new("https://news.example.com/a/b")))
        {
            case Parsed<ReadArticle>.Valid { Value: var read }:
                Assert.True(read.Article.Headline.Length is > 0 and <= 1_000);
                Assert.StartsWith("http", read.Article.Url.Scheme, StringComparison.Ordinal);
                Assert.NotEmpty(read.Names);
                Assert.True(read.Article.Tags.Count <= 100);
                break;
            case Parsed<ReadArticle>.Invalid { Problem: var problem }:
                Assert.EndsWith(".", problem, StringComparison.Ordinal);
                break;
            default:
                throw new UnreachableException();
        }
    }
}
