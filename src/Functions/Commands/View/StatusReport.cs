using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Publishing;

namespace Distribution.Functions.Commands.View;

/// <summary>One article, for programs.</summary>
internal sealed record ArticleStatusReport(
    ReportedArticle Article, DateTimeOffset? WithdrawnAt, string? WithdrawnFor, IReadOnlyList<DeliveryStatusReport> Deliveries);

internal sealed record DeliveryStatusReport
{
    public required string Channel { get; init; }
    public required string Occasion { get; init; }
    public required string State { get; init; }
    public required string? Reason { get; init; }
    public required int Attempts { get; init; }
    public required Uri? Link { get; init; }
    public required long? Millis { get; init; }
    public required DateTimeOffset? DueAt { get; init; }
    public required string? Text { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required IReadOnlyList<StepReport>? Steps { get; init; }

    public required IReadOnlyList<HistoryReport> History { get; init; }
}

internal sealed record StepReport(string Name, string State, string? Note, DateTimeOffset? At, DateTimeOffset? DueAt)
{
    /// <summary>Null for none.</summary>
    public static IReadOnlyList<StepReport>? Of(IReadOnlyList<ChannelStep> steps) =>
        steps is [] ? null : [.. steps.Select(step => new StepReport(step.Name, step.State.ToString(), step.Note, step.At, step.DueAt))];
}

internal sealed record HistoryReport(DateTimeOffset At, string State, string? Note);

/// <summary>Everything, for programs.</summary>
internal sealed record WholeStatusReport
{
    public required string Mode { get; init; }
    public required IReadOnlyList<ChannelReport> Channels { get; init; }
    public required IReadOnlyList<CountReport> Deliveries { get; init; }
    public required IReadOnlyList<ParkedReport> Parked { get; init; }
    public required IReadOnlyList<ParkedEventReport> ParkedEvents { get; init; }
}

internal sealed record ChannelReport(string Channel, string Condition, HoldCause? Cause, string? Reason, DateTimeOffset? Until);

internal sealed record CountReport(string Channel, string State, int Count);

internal sealed record ParkedReport(string Article, string Channel, string Occasion, string? Reason);

internal sealed record ParkedEventReport(string Event, string Source, string Article, string Reason);

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ArticleStatusReport))]
[JsonSerializable(typeof(WholeStatusReport))]
internal sealed partial class StatusContext : JsonSerializerContext
{
    /// <summary>Headlines stay readable: what is printed is never put into a page.</summary>
    public static StatusContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
