using System.Text.Json.Nodes;
using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Instagram;

/// <summary>POST /{user}/media_publish, and GET /{user}/content_publishing_limit, which it keeps to.</summary>
internal sealed class PublishContainer(InstagramSandboxOptions options, TimeProvider time, Chance chance)
{
    public static readonly IReadOnlyList<string> Parameters = ["creation_id"];

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public SandboxReply Answer(SqlSession session, GraphRequest request)
    {
        if (request.Parameters["creation_id"] is not { Length: > 0 } id)
        {
            return GraphReplies.Error(100, null, "The parameter creation_id is required.");
        }

        var now = time.GetUtcNow();
        if (InstagramContainers.Find(session, id) is not { } container || container.UserId != request.Token.Owner)
        {
            return GraphReplies.Error(InstagramErrors.NoContainer);
        }

        return ContainerState.Of(container, now) switch
        {
            ContainerState.Published when options.RepeatedPublish == RepeatedPublish.SameMedia => GraphReplies.Ok(new JsonObject { ["id"] = container.MediaId }),
            ContainerState.Published or ContainerState.Expired => GraphReplies.Error(InstagramErrors.NoContainer),
            ContainerState.Finished when InstagramPosts.Since(session, container.UserId, now - Day) >= options.QuotaTotal => GraphReplies.Error(InstagramErrors.Quota),
            ContainerState.Finished => Commit(session, request, container, now),
            _ => GraphReplies.Error(InstagramErrors.NotReady),
        };
    }

    public SandboxReply Limit(SqlSession session, GraphRequest request)
    {
        var now = time.GetUtcNow();
        var since = now - Day;
        if (request.Parameters["since"] is { } asked)
        {
            if (!long.TryParse(asked, out var seconds) || seconds < since.ToUnixTimeSeconds() || seconds > now.ToUnixTimeSeconds())
            {
                return GraphReplies.Invalid($"Param since must lie within the last 24 hours: {asked}");
            }

            since = DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        var whole = new JsonObject
        {
            ["quota_usage"] = InstagramPosts.Since(session, request.Token.Owner, since),
            ["config"] = new JsonObject { ["quota_total"] = options.QuotaTotal, ["quota_duration"] = (int)Day.TotalSeconds },
        };
        var (fields, wrong) = GraphFields.Read(request.Parameters["fields"], "quota_usage", whole, "ContentPublishingLimitResponse");
        return wrong ?? GraphReplies.Ok(new JsonObject { ["data"] = new JsonArray(GraphFields.Pick(whole, fields!)) });
    }

    private SandboxReply Commit(SqlSession session, GraphRequest request, InstagramContainer container, DateTimeOffset now)
    {
        if (request.Call.GivenUp)
        {
            return SandboxReply.Abandoned;
        }

        var media = InstagramPosts.Add(session, container, now, now + chance.Between(options.MinLag, options.MaxLag));
        InstagramContainers.Publish(session, container.Id, media);
        return GraphReplies.Ok(new JsonObject { ["id"] = media });
    }
}
