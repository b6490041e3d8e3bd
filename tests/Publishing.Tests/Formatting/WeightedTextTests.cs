using System.Text.Json;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Tests.Formatting;

public sealed class WeightedTextTests
{
    private const int Texts = 25_000;

    private sealed record Vector(string Text, int WeightedLength, bool Valid, IReadOnlyList<string> Urls);

    [Fact]
    public void Measure_PublishedVectors_GiveTheirResults()
    {
        var file = Path.Combine(Repository.Root, "tests", "Publishing.Tests", "Formatting", "Vectors", "weighted-length.json");
        var vectors = JsonSerializer.Deserialize<IReadOnlyList<Vector>>(File.ReadAllText(file), Oracle.Json)!;

        var measured = vectors.Select(vector => Describe(vector.Text));

        Assert.Equal(vectors.Select(vector => $"{vector.Text} | {vector.WeightedLength} | {vector.Valid} | {string.Join(' ', vector.Urls)}"), measured);
    }

    [Fact]
    public void Measure_LoneSurrogate_WeighsTwoAndDoesNotThrow() =>
        Assert.Equal((4, "a\uFFFDb"), (WeightedText.Measure("a\uDC00b").WeightedLength, WeightedText.Measure("a\uDC00b").Text));

    [Fact]
    public void Measure_LabelTooLongOnlyByHalfAPair_IsNoLink() =>
        Assert.Empty(WeightedText.Measure("👩\u200D❤\uFE0F\u200D💋\u200D👨🏃\u200D♂👩\u200D⚕\uFE0F👩\u200D⚕\uFE0F_yfoo_bar.example.museum?a=b.").Urls);

    [Fact]
    public void Measure_OtherLimits_AreTheCallersArguments()
    {
        var measure = WeightedText.Measure("see example.com", limit: 13, urlWeight: 10);

        Assert.Equal((14, false), (measure.WeightedLength, measure.Valid));
        Assert.Equal([new UrlSpan(4, 11)], measure.Urls);
    }

    [Fact]
    public async Task Measure_RandomTexts_AgreesWithTheReferenceAsync()
    {
        var random = new RandomText(seed: 20260101);
        List<string> texts = [.. Enumerable.Range(0, Texts).Select(_ => random.Next())];

        var answers = await Oracle.AskAsync(texts, TestContext.Current.CancellationToken);

        // A bare host in mixed scripts with a path behind it: the reference weighs the path as link and again as text. We weigh it once.
        var compared = texts.Zip(answers).Where(pair => pair.Second.Consistent).ToList();
        Assert.True(compared.Count >= 20_000, $"only {compared.Count} texts were compared");
        var differences = compared
            .Select(pair => (pair.First, Theirs: Describe(pair.Second), Ours: Describe(WeightedText.Measure(pair.First))))
            .Where(difference => difference.Theirs != difference.Ours)
            .Select(difference => $"{JsonSerializer.Serialize(difference.First)}: reference {difference.Theirs}, ours {difference.Ours}")
            .ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n{string.Join('\n', differences.Take(20))}");
    }

    private static string Describe(string text)
    {
        var measure = WeightedText.Measure(text);
        return $"{text} | {measure.WeightedLength} | {measure.Valid} | {string.Join(' ', measure.Urls.Select(url => url.Of(measure.Text)))}";
    }

    private static string Describe(TextMeasure measure) =>
        $"{measure.WeightedLength} {measure.Valid} {string.Join(' ', measure.Urls.Select(url => (url.Index, url.Length)))}";

    private static string Describe(Oracle.Answer answer) =>
        $"{answer.WeightedLength} {answer.Valid} {string.Join(' ', answer.Urls.Select(url => (url.Index, url.Length)))}";
}
