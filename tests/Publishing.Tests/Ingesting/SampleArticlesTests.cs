using System.Text.Encodings.Web;
using System.Text.Json;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Tests.Ingesting;

public sealed class SampleArticlesTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Furniture =
    [
        "Read by the whole coast", "°C", "light rain", "24 November 2026", "Follow us", "Support us", "Public Reaction", "Read More", "Advertisement", "About the author",
        "Imprint", "reader", "1887", "lift bridge turns ninety", "boathouse", "not a headline", "| The Harbour Courier", "港湾新報", "بريد الميناء", "Портовый вестник",
    ];

    public static IEnumerable<TheoryDataRow<string>> All() => Samples.Names().Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(All))]
    public void ReadFile_Sample_EqualsGolden(string sample)
    {
        var read = Text(ArticleReading.ReadFile(Samples.Bytes(sample), sample));
        var golden = Samples.Golden(sample);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(golden, read);
        }

        Assert.Equal(File.ReadAllText(golden), read);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ReadFile_Sample_CarriesNoFurniture(string sample)
    {
        if (ArticleReading.ReadFile(Samples.Bytes(sample), sample) is not Parsed<ReadArticle>.Valid { Value: var read })
        {
            return;
        }

        var text = JsonSerializer.Serialize(read.Article with { Url = new("https://news.example.com/") }, Readable);
        Assert.Multiple([.. Furniture.Select<string, Action>(word => () => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase))]);
        Assert.NotEqual(new DateOnly(2026, 11, 24), sample.Contains("chatham", StringComparison.Ordinal) || sample.EndsWith(".json", StringComparison.Ordinal)
            ? default
            : DateOnly.FromDateTime(read.Article.PublishedAt.DateTime));
    }

    private static string Text(Parsed<ReadArticle> parsed) => parsed switch
    {
        Parsed<ReadArticle>.Valid { Value: var read } => JsonSerializer.Serialize(
            new { read.Article, Names = read.Names.Select(name => name.Value), read.SourceVersion, read.NoIndex, read.Notes }, Readable) + "\n",
        Parsed<ReadArticle>.Invalid { Problem: var problem } => JsonSerializer.Serialize(new { Invalid = problem }, Readable) + "\n",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
