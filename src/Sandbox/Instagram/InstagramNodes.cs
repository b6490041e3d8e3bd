using System.Text.Json.Nodes;
using Distribution.Sandbox.Graph;

namespace Distribution.Sandbox.Instagram;

/// <summary>Accounts and media as the interface shows them, every field there is.</summary>
internal static class InstagramNodes
{
    public const string Usual = "id";

    /// <summary>A post that has everything: what fields are checked against.</summary>
    public static JsonObject WholeMedia() => Media(new InstagramMedia
    {
        Id = "1",
        UserId = "1",
        ContainerId = "1",
        Caption = "-",
        AltText = "-",
        FetchedFrom = "-",
        Picture = new InstagramPicture { Width = 1, Height = 1, Bytes = 1, Sha256 = "" },
        CreatedAt = DateTimeOffset.UnixEpoch,
        VisibleAt = DateTimeOffset.UnixEpoch,
        DeletedAt = null,
        Permalink = "-",
    }, "-");

    public static JsonObject Media(InstagramMedia media, string username) => new()
    {
        ["id"] = media.Id,
        ["caption"] = media.Caption,
        ["alt_text"] = media.AltText,
        ["media_type"] = "IMAGE",
        ["media_product_type"] = "FEED",
        ["media_url"] = $"https://scontent.cdninstagram.com/{media.Id}.jpg",
        ["permalink"] = media.Permalink,
        ["timestamp"] = GraphReplies.Time(media.CreatedAt),
        ["username"] = username,
    };

    public static JsonObject User(InstagramSandboxAccount account) => new()
    {
        ["id"] = account.UserId,
        ["user_id"] = account.UserId,
        ["username"] = account.Username,
        ["name"] = account.Name,
        ["account_type"] = "BUSINESS",
    };
}
