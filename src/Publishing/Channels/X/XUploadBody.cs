using System.Diagnostics.CodeAnalysis;

namespace Distribution.Publishing.Channels.X;

/// <summary>The bodies of uploads.</summary>
internal static class XUploadBody
{
    /// <summary>X's word for a picture that goes into a post.</summary>
    public const string Category = "tweet_image";

    [SuppressMessage("Reliability", "CA2000", Justification = "The form owns its parts and ends them.")]
    public static HttpContent Multipart(ReadOnlyMemory<byte> jpeg)
    {
        var picture = new ReadOnlyMemoryContent(jpeg);
        picture.Headers.ContentType = new("image/jpeg");
        return new MultipartFormDataContent { { new StringContent(Category), "media_category" }, { picture, "media", "picture.jpg" } };
    }

    public static HttpContent Json(ReadOnlyMemory<byte> jpeg) => Of(XWire.Upload(jpeg));

    public static HttpContent AltText(string mediaId, string text) => Of(XWire.AltText(mediaId, text));

    private static ByteArrayContent Of(byte[] json)
    {
        var content = new ByteArrayContent(json);
        content.Headers.ContentType = new("application/json");
        return content;
    }
}
