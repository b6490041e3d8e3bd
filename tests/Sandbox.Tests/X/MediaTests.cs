using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Distribution.Sandbox.Tests.X;

/// <summary>Uploading a picture, describing it, and posting with it.</summary>
public sealed class MediaTests : SandboxTest
{
    /// <summary>The smallest thing whose header says JPEG, 16 by 9.</summary>
    private static readonly byte[] Jpeg =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 0, 9, 0, 16, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xD9];

    [Fact]
    public async Task Upload_Multipart_IsHeldAndCanBePosted()
    {
        var upload = await UploadAsync(Form(Jpeg, "tweet_image"));
        var id = (string)upload.Json["data"]!["id"]!;
        var described = await Client.SendAsync(HttpMethod.Post, "2/media/metadata", Described(id, "A tram."));
        var posted = await Client.PostJsonAsync($$$"""{"text":"With a picture","media":{"media_ids":["{{{id}}}"]}}""");

        Assert.Equal((200, 200, 201), (upload.Status, described.Status, posted.Status));
        Assert.Equal("""{"image_type":"image/jpeg","w":16,"h":9}""", upload.Json["data"]!["image"]!.ToJsonString());
        var media = Assert.Single(Server.X.Media());
        Assert.Equal((id, "A tram.", 16, 9, Jpeg.Length), (media.Id, media.AltText, media.Width, media.Height, media.Bytes));
        Assert.Equal([id], Assert.Single(Server.X.Posts()).MediaIds);
        Assert.Empty(Server.Strictness);
    }

    [Fact]
    public async Task Upload_MultipartWhileOnlyJsonIsTaken_SaysSoAndJsonWorks()
    {
        await RestartAsync(new() { UploadsAsJsonOnly = true });

        var refused = await UploadAsync(Form(Jpeg, "tweet_image"));
        var taken = await UploadAsync(Json(new JsonObject { ["media"] = Convert.ToBase64String(Jpeg), ["media_category"] = "tweet_image" }.ToJsonString()));

        Assert.Equal((400, "Requests with bodies must have content-type of application/json."), (refused.Status, (string)refused.Json["errors"]![0]!["message"]!));
        Assert.Equal(200, taken.Status);
        Assert.Equal(Jpeg.Length, Assert.Single(Server.X.Media()).Bytes);
    }

    [Theory]
    [InlineData("not a picture", "tweet_image")]
    [InlineData("", "tweet_image")]
    [InlineData(null, null)]
    public async Task Upload_NoPictureOrNoCategory_Refused(string? bytes, string? category)
    {
        var answer = await UploadAsync(Form(bytes is null ? Jpeg : Encoding.ASCII.GetBytes(bytes), category));

        Assert.Equal(400, answer.Status);
        Assert.Empty(Server.X.Media());
    }

    [Fact]
    public async Task Post_MediaOfYesterday_Refused()
    {
        var id = (string)(await UploadAsync(Form(Jpeg, "tweet_image"))).Json["data"]!["id"]!;
        Time.Advance(TimeSpan.FromHours(24));

        var answer = await Client.PostJsonAsync($$$"""{"text":"Too late","media":{"media_ids":["{{{id}}}"]}}""");

        Assert.Equal((400, "Your media IDs are invalid."), (answer.Status, (string)answer.Json["errors"]![0]!["message"]!));
    }

    [Fact]
    public async Task Describe_TooLongOrUnknown_Refused()
    {
        var id = (string)(await UploadAsync(Form(Jpeg, "tweet_image"))).Json["data"]!["id"]!;

        var tooLong = await Client.SendAsync(HttpMethod.Post, "2/media/metadata", Described(id, new string('a', 1_001)));
        var unknown = await Client.SendAsync(HttpMethod.Post, "2/media/metadata", Described("12", "a"));

        Assert.Equal((400, 400), (tooLong.Status, unknown.Status));
    }

    private Task<XAnswer> UploadAsync(HttpContent content) => Client.SendAsync(HttpMethod.Post, "2/media/upload", content);

    private static StringContent Json(string json) => new(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static StringContent Described(string id, string text) => Json(new JsonObject
    {
        ["id"] = id,
        ["metadata"] = new JsonObject { ["alt_text"] = new JsonObject { ["text"] = text } },
    }.ToJsonString());

    private static MultipartFormDataContent Form(byte[] bytes, string? category)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "media", "picture.jpg" } };
        if (category is not null)
        {
            form.Add(new StringContent(category), "media_category");
        }

        return form;
    }
}
