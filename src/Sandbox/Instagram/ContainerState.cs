using System.Globalization;
using System.Text.Json.Nodes;

namespace Distribution.Sandbox.Instagram;

/// <summary>Where a container stands: IN_PROGRESS, then FINISHED or ERROR, then PUBLISHED; EXPIRED after a day in any state but PUBLISHED.</summary>
internal static class ContainerState
{
    public const string InProgress = "IN_PROGRESS";
    public const string Finished = "FINISHED";
    public const string Error = "ERROR";
    public const string Published = "PUBLISHED";
    public const string Expired = "EXPIRED";

    public const string Usual = "id";

    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public static string Of(InstagramContainer container, DateTimeOffset now) =>
        container.MediaId is not null ? Published
        : now >= container.CreatedAt + Life ? Expired
        : now < container.ReadyAt ? InProgress
        : container.Problem is not null ? Error
        : Finished;

    public static JsonObject Json(InstagramContainer container, DateTimeOffset now)
    {
        var code = Of(container, now);
        return new JsonObject
        {
            ["id"] = container.Id,
            ["status_code"] = code,
            ["status"] = code switch
            {
                Published => "Published: Media has been successfully published.",
                Expired => "Expired: Media was not published within 24 hours.",
                InProgress => "In Progress: Media is still being processed.",
                Error => string.Create(CultureInfo.InvariantCulture, $"Error: Media upload has failed with error code {container.Problem}"),
                _ => "Finished: Media has been uploaded and it is ready to be published.",
            },
        };
    }
}
