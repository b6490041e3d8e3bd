using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Distribution.Publishing.Ingesting;

namespace Distribution.Publishing.Tests.Ingesting;

public sealed class ArticleSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples.Repository, "schemas", "article.schema.json"))).RootElement;

    [Fact]
    public void Schema_Members_AreTheReaders() =>
        Assert.Equal(Walk(ArticleJsonContext.Default.ArticleJsonBody, "$").Order(StringComparer.Ordinal), Walk(Schema, "$").Order(StringComparer.Ordinal));

    [Fact]
    public void Schema_EveryObject_RefusesUnknownMembersAndDescribesItsOwn()
    {
        foreach (var place in new[] { Schema, Schema.GetProperty("properties").GetProperty("image") })
        {
            Assert.False(place.GetProperty("additionalProperties").GetBoolean());
            Assert.All(place.GetProperty("properties").EnumerateObject(), member => Assert.True(member.Value.TryGetProperty("description", out _), member.Name));
        }
    }

    [Theory]
    [InlineData("headline", "maxLength", ArticleLimits.Headline)]
    [InlineData("description", "maxLength", ArticleLimits.Description)]
    [InlineData("section", "maxLength", ArticleLimits.Section)]
    [InlineData("id", "maxLength", ArticleLimits.Id)]
    [InlineData("url", "maxLength", ArticleLimits.Url)]
    [InlineData("translationOf", "maxLength", ArticleLimits.Url)]
    [InlineData("language", "maxLength", ArticleLimits.Language)]
    [InlineData("tags", "maxItems", ArticleLimits.Tags)]
    [InlineData("tags.items", "maxLength", ArticleLimits.TagLength)]
    [InlineData("authors", "maxItems", ArticleLimits.Authors)]
    [InlineData("authors.items", "maxLength", ArticleLimits.AuthorLength)]
    [InlineData("image.properties.url", "maxLength", ArticleLimits.Url)]
    [InlineData("image.properties.alt", "maxLength", ArticleLimits.AltText)]
    [InlineData("image.properties.credit", "maxLength", ArticleLimits.Credit)]
    [InlineData("image.properties.width", "maximum", ArticleLimits.ImageEdge)]
    [InlineData("image.properties.height", "maximum", ArticleLimits.ImageEdge)]
    public void Schema_Limit_IsTheReaders(string member, string keyword, int limit)
    {
        var place = member.Split('.').Aggregate(Schema.GetProperty("properties"), (at, step) => at.GetProperty(step));
        Assert.Equal(limit, place.GetProperty(keyword).GetInt32());
    }

    private static IEnumerable<string> Walk(JsonElement schema, string path)
    {
        var required = schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ToHashSet();
        foreach (var member in schema.GetProperty("properties").EnumerateObject())
        {
            var type = member.Value.GetProperty("type");
            var name = type.ValueKind == JsonValueKind.Array ? type[0].GetString() : type.GetString();
            Assert.Equal(required.Contains(member.Name), type.ValueKind == JsonValueKind.String);
            yield return $"{path}.{member.Name}: {name}";
            if (name == "object")
            {
                foreach (var inner in Walk(member.Value, $"{path}.{member.Name}"))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<string> Walk(JsonTypeInfo type, string path)
    {
        foreach (var member in type.Properties)
        {
            var name = Name(member.PropertyType);
            yield return $"{path}.{member.Name}: {name}";
            if (name == "object")
            {
                foreach (var inner in Walk(ArticleJsonContext.Default.GetTypeInfo(member.PropertyType)!, $"{path}.{member.Name}"))
                {
                    yield return inner;
                }
            }
        }
    }

    private static string Name(Type type) =>
        type == typeof(string) ? "string"
        : type == typeof(bool?) ? "boolean"
        : type == typeof(int?) || type == typeof(long?) ? "integer"
        : type == typeof(IReadOnlyList<string>) ? "array"
        : "object";
}
