using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Distribution.Functions.Commands.View;

/// <summary>A command's result for programs.</summary>
internal sealed record Report(ReportedArticle Article, IReadOnlyList<ReportedDelivery> Deliveries);

internal sealed record ReportedArticle(string Id, Uri? Url, string? Headline);

/// <param name="Millis">From the plan to the end; null without an end.</param>
/// <param name="Steps">None where a network's publishing is not made of several.</param>
internal sealed record ReportedDelivery(string Channel, string State, string? Reason, int Attempts, Uri? Link, long? Millis, IReadOnlyList<StepReport> Steps);

[JsonSerializable(typeof(Report))]
internal sealed partial class ReportContext : JsonSerializerContext
{
    /// <summary>Headlines stay readable: what is printed is never put into a page.</summary>
    public static ReportContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
