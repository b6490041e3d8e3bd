using System.Text.Json.Serialization;

namespace Distribution.Publishing.Ingesting;

/// <summary>The members of schemas/article.schema.json, as they come in. Null and absent are the same.</summary>
internal sealed record ArticleJsonBody
{
    public string? Id { get; init; }

    public string? Url { get; init; }

    public string? Headline { get; init; }

    public string? Description { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<string>? Authors { get; init; }

    public string? PublishedAt { get; init; }

    public string? ModifiedAt { get; init; }

    public long? Version { get; init; }

    public string? Language { get; init; }

    public ArticleJsonImage? Image { get; init; }

    public bool? FreeToRead { get; init; }

    public bool? Breaking { get; init; }

    public string? EmbargoUntil { get; init; }

    public string? TranslationOf { get; init; }
}

/// <summary>The <c>image</c> of an article's JSON.</summary>
internal sealed record ArticleJsonImage
{
    public string? Url { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public string? Alt { get; init; }

    public string? Credit { get; init; }

    public bool? ClearedForSocial { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ArticleJsonBody))]
internal sealed partial class ArticleJsonContext : JsonSerializerContext;
