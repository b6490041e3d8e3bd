using System.Text.Json.Nodes;
using Distribution.Sandbox.Tests.Graph;

namespace Distribution.Sandbox.Tests.Instagram;

/// <summary>A sandbox whose Instagram account has something to show.</summary>
public abstract class InstagramTest : GraphSandboxTest
{
    protected const string Publish = UserId + "/media_publish";

    protected string Picture => Site.Put("/picture.jpg", JpegBytes.Of(1080, 1350, 5000));

    protected Task<GraphAnswer> CreateAsync(string? caption = null, string? address = null, string? altText = null)
    {
        var body = new JsonObject { ["image_url"] = address ?? Picture };
        if (caption is not null)
        {
            body["caption"] = caption;
        }

        if (altText is not null)
        {
            body["alt_text"] = altText;
        }

        return Account.PostAsync(MediaEdge, body);
    }

    protected Task<GraphAnswer> PublishAsync(string container) => Account.PostAsync(Publish, new() { ["creation_id"] = container });

    /// <summary>Both steps.</summary>
    protected async Task<string> PostAsync(string caption) => (await PublishAsync((await CreateAsync(caption)).Id)).Id;

    protected async Task<string> StateAsync(string container) => (string)(await Account.GetAsync(container + "?fields=status_code,status")).Json["status_code"]!;
}
