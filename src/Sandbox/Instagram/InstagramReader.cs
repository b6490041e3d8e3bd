using Distribution.Sandbox.Pages;

namespace Distribution.Sandbox.Instagram;

/// <summary>Turns a stored post into what a reader sees. Addresses in a caption are plain text, as they are on Instagram.</summary>
internal static class InstagramReader
{
    public static PagePost Page(InstagramMedia media, InstagramSandboxAccount? account) => new()
    {
        Id = media.Id,
        Name = account?.Name ?? media.UserId,
        Username = account?.Username ?? media.UserId,
        AccountId = media.UserId,
        At = media.CreatedAt,
        Text = media.Caption is { } caption ? [new PageText(caption, null)] : [],
        Picture = new PagePicture(media.Picture.Width, media.Picture.Height, media.AltText ?? ""),
    };
}
