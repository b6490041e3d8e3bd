using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Channels.X;

/// <summary>What X takes, beyond a text's length.</summary>
internal static class XLimits
{
    /// <summary>Characters of an alternative text: <see href="https://docs.x.com/x-api/media/create-media-metadata">X's reference</see>.</summary>
    public const int AltText = 1_000;

    /// <summary>The weight above which reads show only the beginning of a post's text, without the links behind it.</summary>
    public const int CutFrom = 280;

    /// <summary>
    /// X takes 5 MB and any shape; larger and wider pictures were once refused by a second check at the post itself, so ours stay well below
    /// (<see href="https://docs.x.com/x-api/media/introduction">its guide</see>).
    /// </summary>
    public static readonly PictureRules Picture = new() { MinRatio = 1.0 / 3, MaxRatio = 3, MaxWidth = 2048, MaxHeight = 2048, MaxBytes = 2_000_000 };
}
