using System.Text.Json.Nodes;
using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Instagram;

/// <summary>POST /{user}/media. The picture has been fetched by then.</summary>
internal sealed class CreateContainer(InstagramSandboxOptions options, TimeProvider time, Chance chance)
{
    public static readonly IReadOnlyList<string> Parameters = ["image_url", "caption", "alt_text"];

    public static readonly IReadOnlyList<string> NotSimulated =
    [
        "audio_name", "branded_content_sponsor_ids", "children", "collaborators", "cover_url", "is_ai_generated", "is_carousel_item", "is_paid_partnership",
        "location_id", "media_type", "product_tags", "share_to_feed", "thumb_offset", "trial_params", "upload_type", "user_tags", "video_url",
    ];

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <returns>The picture, if it is to be fetched before the call is answered.</returns>
    public static Uri? Wanted(GraphParameters parameters) =>
        InstagramRules.OfTexts(parameters["caption"], parameters["alt_text"]) is null && Uri.TryCreate(parameters["image_url"], UriKind.Absolute, out var address) ? address : null;

    public SandboxReply Answer(SqlSession session, GraphRequest request)
    {
        var parameters = request.Parameters;
        if (parameters["image_url"] is not { Length: > 0 } address)
        {
            return GraphReplies.Error(new GraphError(100, null, "The parameter image_url is required.") { Type = GraphError.Instagram });
        }

        if (InstagramRules.OfTexts(parameters["caption"], parameters["alt_text"]) is { } wrongText)
        {
            return GraphReplies.Error(wrongText);
        }

        var now = time.GetUtcNow();
        if (InstagramContainers.Since(session, request.Token.Owner, now - Day) >= options.ContainersPerDay)
        {
            return GraphReplies.Error(options.TooManyContainersCode, options.TooManyContainersSubcode, "Too many containers were created within 24 hours.");
        }

        var (picture, problem) = InstagramRules.OfPicture(request.Call.Fetched);
        return problem is not null && options.PictureProblems == PictureProblem.RefusesTheContainer ? GraphReplies.Error(problem)
            : request.Call.GivenUp ? SandboxReply.Abandoned
            : Commit(session, new InstagramContainer
            {
                Id = InstagramContainers.NextId(session),
                UserId = request.Token.Owner,
                Caption = parameters["caption"],
                AltText = parameters["alt_text"],
                FetchedFrom = address,
                Picture = picture is null ? null : InstagramPictures.Keep(session, ((Fetched.Whole)request.Call.Fetched!).Bytes, picture),
                Problem = problem?.Subcode,
                CreatedAt = now,
                ReadyAt = now + chance.Between(options.MinProcessingTime, options.MaxProcessingTime),
                MediaId = null,
            });
    }

    private static SandboxReply Commit(SqlSession session, InstagramContainer container)
    {
        InstagramContainers.Add(session, container);
        return GraphReplies.Ok(new JsonObject { ["id"] = container.Id });
    }
}
