using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.Graph;

/// <summary>What the Graph API puts on its answers, refusals too.</summary>
/// <param name="options">From which share usage is shown.</param>
/// <param name="useCase">pages or instagram.</param>
/// <param name="owner">Whose usage a fault's answer speaks of.</param>
internal sealed class GraphHeaders(GraphSandboxOptions options, string useCase, string owner)
{
    private const int TokenError = 190;

    public SandboxReply On(SandboxReply reply, string version, GraphUsage? usage)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("facebook-api-version", version),
            new("x-fb-trace-id", GraphReplies.TraceId()),
            new("x-fb-rev", "1030000000"),
        ];
        if (reply.Status >= 400 && ErrorOf(reply) is { } error && (int?)error["code"] == TokenError)
        {
            headers.Add(new("WWW-Authenticate", $"OAuth \"Facebook Platform\" \"invalid_token\" \"{error["message"]}\""));
        }

        if (usage is not null && (usage.RegainIn is not null || usage.Share >= options.UsageShownFrom))
        {
            headers.Add(new("X-App-Usage", Percentages(usage).ToJsonString()));
            headers.Add(new("X-Business-Use-Case-Usage", BusinessUseCase(usage).ToJsonString()));
        }

        return reply with { Headers = [.. reply.Headers, .. headers] };
    }

    /// <summary>On a fault's answer; one that names a wait says so in minutes.</summary>
    public SandboxReply On(Fault.Answer answer) => On(
        new SandboxReply(answer.Status, answer.ContentType, answer.Body),
        options.Versions[^1],
        answer.ResetIn is { } wait ? new GraphUsage(owner, 1, wait) : null);

    private JsonObject BusinessUseCase(GraphUsage usage)
    {
        var entry = Percentages(usage);
        entry.Insert(0, "type", useCase);
        entry["estimated_time_to_regain_access"] = (int)Math.Ceiling(usage.RegainIn?.TotalMinutes ?? 0);
        return new JsonObject { [usage.Owner] = new JsonArray(entry) };
    }

    private static JsonObject Percentages(GraphUsage usage)
    {
        var percent = (int)(usage.Share * 100);
        return new JsonObject { ["call_count"] = percent, ["total_cputime"] = percent / 2, ["total_time"] = percent / 2 };
    }

    private static JsonNode? ErrorOf(SandboxReply reply)
    {
        try
        {
            return reply.ContentType == SandboxReply.Json ? JsonNode.Parse(reply.Body)?["error"] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
