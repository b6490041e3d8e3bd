using System.Net.Mime;
using Microsoft.OpenApi;

namespace Distribution.Functions.Intake;

/// <summary>Intake on the web, and what the OpenAPI document says of it.</summary>
internal static class IntakeEndpoints
{
    private static readonly int[] Problems = [400, 401, 413, 415, 503];

    private static readonly (string Name, string Meaning)[] SignedWith =
    [
        (IntakeHeaders.SourceName, "The source's name in distribution.json."),
        (IntakeHeaders.TimestampName, "When it was signed, in whole Unix seconds; at most 5 minutes from now."),
        (IntakeHeaders.NonceName, "8 to 128 letters, digits and ._~-; another one for every request."),
        (IntakeHeaders.SignatureName, "sha256= and the 64 hex digits of HMAC-SHA256(the source's secret, the signed bytes)."),
    ];

    extension(IEndpointRouteBuilder routes)
    {
        public void MapIntake()
        {
            routes.MapPost(ArticleIntake.Path, (ArticleIntake intake, HttpRequest request, CancellationToken cancellationToken) =>
                    intake.PostAsync(request, cancellationToken))
                .WithName("PublishArticle")
                .WithSummary("An article went live, or was edited.")
                .WithDescription(
                    "The signed bytes are the timestamp, a line feed, the nonce, a line feed, and the body as sent; with X-Distribution-Event: changed "
                    + "the line \"changed\" stands before the body. The same signed bytes again answer 202 with the same event.")
                .Describe(ArticleSchema(), required: true)
                .AddOpenApiOperationTransformer(static (operation, _, _) =>
                {
                    operation.Parameters!.Add(Header(IntakeHeaders.EventName, "What happened: published (without the header too) or changed.", required: false));
                    return Task.CompletedTask;
                });

            foreach (var (pattern, name, summary) in (ReadOnlySpan<(string, string, string)>)
            [
                (ArticleIntake.Path + "/{id}", "WithdrawArticle", "An article was taken back, named by the source's own id for it."),
                (ArticleIntake.Path, "WithdrawArticleByUrl", "An article was taken back, named by its address."),
            ])
            {
                var byUrl = pattern == ArticleIntake.Path;
                routes.MapDelete(pattern, (ArticleIntake intake, HttpRequest request, CancellationToken cancellationToken) =>
                        intake.DeleteAsync(request, cancellationToken))
                    .WithName(name)
                    .WithSummary(summary)
                    .WithDescription(
                        "The signed bytes are the timestamp, a line feed, the nonce, a line feed, \"DELETE \" and the path with its query as they stand in "
                        + "the request, a line feed, and the body as sent, which may be empty.")
                    .Describe(WithdrawalSchema(), required: false)
                    .AddOpenApiOperationTransformer((operation, _, _) =>
                    {
                        var parameter = byUrl
                            ? new OpenApiParameter { Name = "url", In = ParameterLocation.Query, Required = true, Description = "The article's address, escaped." }
                            : new OpenApiParameter { Name = "id", In = ParameterLocation.Path, Required = true, Description = "The source's own id, escaped." };
                        parameter.Schema = Text();
                        operation.Parameters!.Insert(0, parameter);
                        return Task.CompletedTask;
                    });
            }
        }
    }

    private static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, OpenApiSchema body, bool required)
    {
        foreach (var status in Problems)
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint.WithTags("Intake").AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters = [.. SignedWith.Select(header => (IOpenApiParameter)Header(header.Name, header.Meaning, required: true))];
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = required,
                Description = "At most 1 MB.",
                Content = new Dictionary<string, OpenApiMediaType> { [MediaTypeNames.Application.Json] = new OpenApiMediaType { Schema = body } },
            };
            return Task.CompletedTask;
        });
    }

    private static OpenApiParameter Header(string name, string meaning, bool required) => new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = meaning,
        Schema = Text(),
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema ArticleSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "An article in the form of schemas/article.schema.json, which says what else may be given.",
        Required = new HashSet<string> { "url", "headline", "publishedAt" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["id"] = Text(),
            ["url"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri" },
            ["headline"] = Text(),
            ["publishedAt"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
            ["version"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
        },
    };

    private static OpenApiSchema WithdrawalSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["reason"] = Text(),
            ["version"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
        },
    };
}
