using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.Instagram;

/// <summary>What a caption and a picture must be. https://developers.facebook.com/documentation/instagram-platform/instagram-graph-api/reference/ig-user/media</summary>
internal static class InstagramRules
{
    private const int LongestCaption = 2200;
    private const int MostHashtags = 30;
    private const int MostMentions = 20;
    private const int LongestAltText = 1000;
    private const int LargestPicture = 8 * 1024 * 1024;
    private const double NarrowestRatio = 0.8;
    private const double WidestRatio = 1.91;

    /// <summary>Characters are UTF-16 units, the strictest count; every # and every @ counts.</summary>
    public static GraphError? OfTexts(string? caption, string? altText) =>
        caption?.Length > LongestCaption || caption?.Count(character => character == '#') > MostHashtags ? InstagramErrors.Caption
        : caption?.Count(character => character == '@') > MostMentions ? InstagramErrors.Mentions
        : altText?.Length > LongestAltText ? new GraphError(100, null, "(#100) Param alt_text is too long")
        : null;

    /// <returns>What its header says, or why it cannot be used.</returns>
    public static (PictureHeader? Picture, GraphError? Problem) OfPicture(Fetched? fetched) => fetched switch
    {
        Fetched.TooSlow => (null, InstagramErrors.TooSlow),
        Fetched.TooLong => (null, InstagramErrors.TooLarge),
        Fetched.Whole { Bytes: var bytes } when PictureHeader.Read(bytes.Span) is { MediaType: PictureHeader.Jpeg } picture =>
            bytes.Length > LargestPicture ? (null, InstagramErrors.TooLarge)
            : (double)picture.Width / picture.Height is < NarrowestRatio or > WidestRatio ? (null, InstagramErrors.Ratio)
            : (picture, null),
        Fetched.Whole => (null, InstagramErrors.Format),
        _ => (null, InstagramErrors.CannotFetch),
    };
}
