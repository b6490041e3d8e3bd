using System.Text.Json;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Ingesting;

/// <summary>Reads one article from JSON in the form of schemas/article.schema.json.</summary>
public static class ArticleJsonReader
{
    private static ReadOnlySpan<byte> Utf8Bom => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a body; whatever is wrong with it is said with its JSON path.</summary>
    /// <param name="body">UTF-8, at most 5 MB.</param>
    /// <param name="source">Who sent it: the article's <c>id</c> is only unique with its source.</param>
    public static Parsed<ReadArticle> Read(ReadOnlyMemory<byte> body, string source)
    {
        if (body.Length > ArticleLimits.BodyBytes)
        {
            return Invalid("The body is larger than 5 MB; send the article's fields, not its whole text.");
        }

        try
        {
            var text = body.Span.StartsWith(Utf8Bom) ? body.Span[Utf8Bom.Length..] : body.Span;
            return JsonSerializer.Deserialize(text, ArticleJsonContext.Default.ArticleJsonBody) is { } fields
                ? Article(fields, source)
                : Invalid("The body is null; send one JSON object as in article.schema.json.");
        }
        catch (JsonException e)
        {
            return Invalid(ArticleJsonProblem.Sentence(e));
        }
    }

    private static Parsed<ReadArticle> Article(ArticleJsonBody body, string source)
    {
        var check = new ArticleJsonCheck();
        var url = check.Address("$.url", body.Url, required: true);
        var headline = check.Text("$.headline", body.Headline, ArticleLimits.Headline, required: true);
        var published = check.Time("$.publishedAt", body.PublishedAt, required: true);
        var id = check.Text("$.id", body.Id, ArticleLimits.Id);
        var article = new Article
        {
            Url = url ?? Nowhere,
            Headline = headline ?? "",
            PublishedAt = published ?? DateTimeOffset.UnixEpoch,
            Description = check.Text("$.description", body.Description, ArticleLimits.Description),
            Section = check.Text("$.section", body.Section, ArticleLimits.Section),
            Tags = check.Texts("$.tags", body.Tags, ArticleLimits.Tags, ArticleLimits.TagLength),
            Authors = check.Texts("$.authors", body.Authors, ArticleLimits.Authors, ArticleLimits.AuthorLength),
            ModifiedAt = check.Time("$.modifiedAt", body.ModifiedAt),
            Language = check.Language("$.language", body.Language),
            Image = Image(check, body.Image),
            FreeToRead = body.FreeToRead ?? true,
            Breaking = body.Breaking ?? false,
            EmbargoUntil = check.Time("$.embargoUntil", body.EmbargoUntil),
            TranslationOf = check.Text("$.translationOf", body.TranslationOf, ArticleLimits.Url),
        };
        if (body.Version < 0)
        {
            check.Refuse("$.version is negative; count versions upwards from 0.");
        }

        return check.Problem is { } problem
            ? Invalid(problem)
            : new Parsed<ReadArticle>.Valid(ReadArticle.From(article, id is null ? null : ArticleName.OfSource(source, id), body.Version));
    }

    // Stands in while the rest is checked; an article that has it is never handed out.
    private static readonly Uri Nowhere = new("https://invalid.invalid/");

    private static ArticleImage? Image(ArticleJsonCheck check, ArticleJsonImage? image)
    {
        if (image is null)
        {
            return null;
        }

        var read = new ArticleImage(check.Address("$.image.url", image.Url, required: true) ?? Nowhere)
        {
            Width = check.Edge("$.image.width", image.Width),
            Height = check.Edge("$.image.height", image.Height),
            AltText = check.Text("$.image.alt", image.Alt, ArticleLimits.AltText),
            Credit = check.Text("$.image.credit", image.Credit, ArticleLimits.Credit),
            ClearedForSocial = image.ClearedForSocial ?? true,
        };
        return read;
    }

    private static Parsed<ReadArticle>.Invalid Invalid(string problem) => new(problem);
}
