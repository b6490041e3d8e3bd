using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.X.Media;

/// <summary>POST /2/media/upload, one-shot: multipart or JSON with base64. https://docs.x.com/x-api/media/upload-media</summary>
internal sealed class UploadMedia(XSandboxOptions options, TimeProvider time)
{
    private const int Largest = 5 * 1024 * 1024;
    private static readonly string[] Fields = ["media", "media_category", "additional_owners"];

    public SandboxReply Answer(SqlSession session, SandboxCall call, XSandboxAccount account)
    {
        var isJson = call.ContentType?.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) == true;
        if (!isJson && options.UploadsAsJsonOnly)
        {
            return XReplies.Invalid("Requests with bodies must have content-type of application/json.");
        }

        var form = isJson ? Json(call.Body) : MultipartForm.Read(call.ContentType, call.Bytes.Span);
        if (form is null)
        {
            return XReplies.Invalid("Request body is not valid JSON.");
        }

        if (form.Keys.FirstOrDefault(name => !Fields.Contains(name)) is { } unknown)
        {
            Journal.Add(session, call.Breach(XSandbox.Word, "unknown-field", unknown));
            return XReplies.Invalid($"$.{unknown}: is not defined in the schema and the schema does not allow additional properties", unknown);
        }

        if (form.GetValueOrDefault("media_category") is not { } category || System.Text.Encoding.UTF8.GetString(category) is not "tweet_image")
        {
            return XReplies.Invalid("$.media_category: is missing but it is required", "media_category");
        }

        var bytes = form.GetValueOrDefault("media") ?? [];
        if (bytes.Length is 0 or > Largest || PictureHeader.Read(bytes) is not { } picture)
        {
            return XReplies.Invalid("media type unrecognized.", "media");
        }

        return call.GivenUp ? SandboxReply.Abandoned : Commit(session, account, bytes, picture);
    }

    private SandboxReply Commit(SqlSession session, XSandboxAccount account, byte[] bytes, PictureHeader picture)
    {
        var media = new XMedia
        {
            Id = XUploads.NextId(session).ToString(CultureInfo.InvariantCulture),
            UserId = account.UserId,
            MediaType = picture.MediaType,
            Bytes = bytes.Length,
            Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Width = picture.Width,
            Height = picture.Height,
            AltText = null,
            UploadedAt = time.GetUtcNow(),
        };
        XUploads.Add(session, media);
        return XReplies.Ok(new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["id"] = media.Id,
                ["media_key"] = "3_" + media.Id,
                ["size"] = media.Bytes,
                ["expires_after_secs"] = (long)XUploads.Kept.TotalSeconds,
                ["image"] = new JsonObject { ["image_type"] = media.MediaType, ["w"] = media.Width, ["h"] = media.Height },
            },
        });
    }

    private static Dictionary<string, byte[]>? Json(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.EnumerateObject().ToDictionary(
                property => property.Name,
                property => property.Name == "media" ? property.Value.GetBytesFromBase64() : System.Text.Encoding.UTF8.GetBytes(property.Value.ToString()));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
