using Distribution.Publishing.Preparing.Pictures;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Preparing;

/// <summary>What a picture that cannot be had means for a post. Pure.</summary>
internal static class PictureWait
{
    /// <summary>Waits only where the network takes no post without a picture, and only for what may pass.</summary>
    /// <param name="since">When the delivery could first have gone out.</param>
    public static PreparedPost? Obstacle(ChannelPicture picture, bool isRequired, Delivery row, DateTimeOffset since, DateTimeOffset now) =>
        picture is ChannelPicture.Unusable { MayPass: true } unusable && isRequired && !PageWait.IsOver(row, since, now)
            ? new PreparedPost.NotYet(PageWait.Again(row, now), unusable.Reason, Cause: null)
            : null;

    /// <summary>What a person is told of a post that went out without its picture; null when it has one, or was never meant to.</summary>
    public static string? Note(ChannelPicture picture, Post post) =>
        picture is ChannelPicture.Unusable unusable && post.Picture is null ? $"{unusable.Reason.TrimEnd('.')}; it was posted without it." : null;
}
