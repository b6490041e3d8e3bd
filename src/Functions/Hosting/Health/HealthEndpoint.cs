using Microsoft.AspNetCore.Http.HttpResults;

namespace Distribution.Functions.Hosting.Health;

/// <summary>GET /health: 200 while articles and posts get through, 503 otherwise.</summary>
internal static class HealthEndpoint
{
    public const string Path = "/health";

    extension(IEndpointRouteBuilder routes)
    {
        public void MapHealth() => routes
            .MapGet(Path, async Task<JsonHttpResult<HealthReport>> (HealthCheck check, CancellationToken cancellationToken) =>
            {
                var report = await check.ReadAsync(cancellationToken);
                var status = report.Status == HealthCheck.Failing ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
                return TypedResults.Json(report, HealthJson.Default.HealthReport, statusCode: status);
            })
            .WithName("Health")
            .WithTags("Health")
            .WithSummary("How the service is, and everything that is wrong.")
            .Produces<HealthReport>()
            .Produces<HealthReport>(StatusCodes.Status503ServiceUnavailable);
    }
}
