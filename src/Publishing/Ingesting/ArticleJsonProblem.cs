using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Distribution.Publishing.Ingesting;

/// <summary>Says in one sentence why a body is no article, with the JSON path and without a .NET type's name.</summary>
internal static class ArticleJsonProblem
{
    public static string Sentence(JsonException e)
    {
        var path = e.Path is { Length: > 1 } known ? ArticleText.Cut(ArticleText.Clean(known), 120) : null;
        var place = e.LineNumber is { } line ? $" at line {line + 1}, byte {(e.BytePositionInLine ?? 0) + 1}" : "";
        if (path is null)
        {
            return $"The body is not a JSON object that can be read{place}; send one object as in article.schema.json.";
        }

        // The serializer tells these apart only by its English sentence; a test holds each of them.
        if (e.Message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            return $"{path} is not a member of an article; remove it or see article.schema.json for the name that is meant.";
        }

        if (e.Message.Contains("Duplicate property", StringComparison.Ordinal))
        {
            return $"{path} stands twice in the body; send it once.";
        }

        return e.Message.Contains("could not be converted", StringComparison.Ordinal) && Expected(path) is { } type
            ? $"{path} should be {type}{place}; correct its type or leave it out."
            : $"The body is broken JSON near {path}{place}; send one object as in article.schema.json.";
    }

    private static string? Expected(string path)
    {
        JsonTypeInfo? type = ArticleJsonContext.Default.ArticleJsonBody;
        foreach (var step in path.Split('.').Skip(1))
        {
            var name = step.Split('[')[0];
            var member = type?.Properties.FirstOrDefault(property => property.Name == name)?.PropertyType;
            if (member is null)
            {
                return null;
            }

            if (step.Contains('[', StringComparison.Ordinal))
            {
                return "a string";
            }

            type = ArticleJsonContext.Default.GetTypeInfo(member);
        }

        return type is null ? null : Name(type.Type);
    }

    private static string Name(Type type) =>
        type == typeof(string) ? "a string"
        : type == typeof(bool?) ? "true or false"
        : type == typeof(int?) || type == typeof(long?) ? "a whole number"
        : type == typeof(IReadOnlyList<string>) ? "a list of strings"
        : "an object";
}
