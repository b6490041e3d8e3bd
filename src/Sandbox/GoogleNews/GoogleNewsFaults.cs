using Distribution.Sandbox.Faults;
using Distribution.Sandbox.GoogleNews.Search;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.GoogleNews;

/// <summary>Refusals in the words of the hub, Search Console and IndexNow; nothing is processed.</summary>
internal static class GoogleNewsFaults
{
    public static IReadOnlyList<FaultName> All { get; } =
    [
        new("400", null, _ => Answer(GoogleNewsSandbox.Text(400, "Bad Request"))),
        new("429", 60, wait => Answer(GoogleNewsSandbox.Text(429, "Too Many Requests")) with { ResetIn = wait }),
        new("sc-403-permission", null, _ => Answer(SearchReplies.NotPermitted("sc-domain:news.example.com"))),
        new("sc-403-quota", null, _ => Answer(SearchReplies.OverLimit(403))),
        new("sc-429", 60, wait => Answer(SearchReplies.OverLimit(429)) with { ResetIn = wait }),
        new("sc-500", null, _ => Answer(SearchReplies.Internal)),
        new("indexnow-403", null, _ => Answer(GoogleNewsSandbox.Text(403, ""))),
        new("indexnow-429", 60, wait => Answer(GoogleNewsSandbox.Text(429, "")) with { ResetIn = wait }),
    ];

    private static Fault.Answer Answer(SandboxReply reply) => new(reply.Status, reply.ContentType, reply.Body);
}
