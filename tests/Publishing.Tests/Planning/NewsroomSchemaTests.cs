using System.Text.Json.Nodes;
using Distribution.Publishing.Planning;

namespace Distribution.Publishing.Tests.Planning;

/// <summary>The published schema and the reader know the same keys, ask for the same ones and have the same defaults.</summary>
public sealed class NewsroomSchemaTests
{
    private static readonly JsonObject Schema = Parse(File.ReadAllText(NewsroomReaderTests.InRepository("schemas/distribution.schema.json")));

    /// <summary>Each object of the schema and where one stands in a file.</summary>
    public static TheoryData<string, string> Objects { get; } = new()
    {
        { "", "" },
        { "publication", "publications" },
        { "channel", "channels" },
        { "rule", "rules" },
        { "source", "sources" },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Properties_OfEveryObject_AreTheKeysTheReaderKnows(string definition, string list)
    {
        var file = Whole();
        At(file, list)["zzzzzzzzzzzz"] = true;

        var problem = Assert.Single(FaultsOf(file)).Problem;
        var known = problem[(problem.IndexOf("there are ", StringComparison.Ordinal) + "there are ".Length)..].TrimEnd('.').Split(", ");
        Assert.Equal(Of(definition)["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Properties_OfTheWrongType_AreFaultsOfTheReader(string definition, string list)
    {
        foreach (var (key, _) in Of(definition)["properties"]!.AsObject().Where(property => property.Key != "$schema"))
        {
            var file = Whole();
            At(file, list)[key] = 7;
            Assert.Contains(FaultsOf(file), fault => fault.Key == (list.Length == 0 ? key : $"{list}[0].{key}"));
        }
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Required_OfEveryObject_IsWhatTheReaderMisses(string definition, string list)
    {
        var properties = Of(definition)["properties"]!.AsObject().Select(property => property.Key);
        var missed = properties.Where(key =>
        {
            var file = Whole();
            At(file, list).Remove(key);
            return FaultsOf(file).Any(fault => fault.Problem.StartsWith("It is missing", StringComparison.Ordinal));
        });
        Assert.Equal(Of(definition)["required"]!.AsArray().Select(key => key!.GetValue<string>()).Order(StringComparer.Ordinal), missed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Defaults_OfEveryObject_AreTheReaders(string definition, string list)
    {
        var plain = Whole();
        var written = Whole();
        foreach (var (key, property) in Of(definition)["properties"]!.AsObject().Where(property => property.Value!.AsObject().ContainsKey("default")))
        {
            At(plain, list).Remove(key);
            At(written, list)[key] = property!["default"]!.DeepClone();
        }

        Assert.Equivalent(NewsroomReaderTests.Read(plain.ToJsonString()), NewsroomReaderTests.Read(written.ToJsonString()), strict: true);
    }

    [Fact]
    public void Descriptions_OfEveryKey_Stand() => Assert.All(
        Objects.Select(row => row.Data.Item1).SelectMany(definition => Of(definition)["properties"]!.AsObject()),
        property => Assert.False(string.IsNullOrWhiteSpace(property.Value!["description"]?.GetValue<string>()), property.Key));

    [Fact]
    public void Sample_Keys_AreTheSchemas()
    {
        var sample = Parse(File.ReadAllText(NewsroomReaderTests.InRepository("samples/distribution.json")));
        foreach (var (definition, list) in Objects.Select(row => row.Data))
        {
            var items = list.Length == 0 ? [sample] : sample[list]?.AsArray().Select(item => item!.AsObject()) ?? [];
            Assert.Subset(
                Of(definition)["properties"]!.AsObject().Select(property => property.Key).ToHashSet(),
                items.SelectMany(item => item.Select(property => property.Key)).ToHashSet());
        }
    }

    private static JsonObject Whole() => Parse("""
        {
          "publications": [{ "name": "news", "language": "en", "hosts": ["news.example.com"] }],
          "channels": [{
            "name": "x", "network": "x", "publication": "news", "text": "{{ headline }}", "utm": { "utm_source": "x" }, "tokenParameter": "t", "uselessAfter": "3h",
            "breakingUselessAfter": "1h", "pageCheck": true, "allowOffSiteLinks": true, "releaseEvery": "9s", "settings": {}
          }],
          "rules": [{ "section": "City", "tag": "Bridges", "language": "en", "breaking": true, "publication": "news", "channels": ["x"] }],
          "sources": [{ "name": "cms", "secretFrom": "CMS_SECRET" }],
          "publishAgain": "publish",
          "publicBaseUrl": "https://distribution.example.com"
        }
        """);

    private static IReadOnlyList<Fault> FaultsOf(JsonObject file) => NewsroomReaderTests.Read(file.ToJsonString()) switch
    {
        NewsroomReading.ValidInPart part => part.Faults,
        NewsroomReading.Invalid invalid => invalid.Faults,
        _ => [],
    };

    private static JsonObject Of(string definition) => definition.Length == 0 ? Schema : Schema["$defs"]![definition]!.AsObject();

    private static JsonObject At(JsonObject file, string list) => list.Length == 0 ? file : file[list]![0]!.AsObject();

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
