using System.Globalization;
using Distribution.Sandbox.Graph;

namespace Distribution.Sandbox.Instagram;

/// <summary>Instagram's own errors.</summary>
internal static class InstagramErrors
{
    public static GraphError Calls { get; } = new(80002, null,
        "(#80002) There have been too many calls to this Instagram account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.");

    public static GraphError TooSlow { get; } = Of(-2, 2207003, "It takes too long to download the media.");
    public static GraphError CannotFetch { get; } = Of(9004, 2207052, "The media could not be fetched from this URI.");
    public static GraphError TooLarge { get; } = Of(36000, 2207004, "The image size is too large.");
    public static GraphError Format { get; } = Of(36001, 2207005, "The image format is not supported.");
    public static GraphError Ratio { get; } = Of(36003, 2207009, "The aspect ratio is not supported.");
    public static GraphError Caption { get; } = Of(36004, 2207010, "The caption is too long.");
    public static GraphError Mentions { get; } = Of(100, 2207040, "Cannot use more than 20 tags per created media.");
    public static GraphError Quota { get; } = Of(9, 2207042, "You reached the maximum number of posts that is allowed to be published by Content Publishing API.");
    public static GraphError NotReady { get; } = Of(9007, 2207027, "The media is not ready to be published. Please wait a moment.");
    public static GraphError NoMedia { get; } = Of(24, 2207006, "The media with the given ID cannot be found.");
    public static GraphError NoContainer { get; } = Of(24, 2207008, "The media builder with the given creation ID does not exist or has expired.");
    public static GraphError Spam { get; } = Of(4, 2207051, "This action was suspected to be spam and was restricted.");
    public static GraphError Restricted { get; } = Of(25, 2207050, "The account is inactive, checkpointed, or restricted.");
    public static GraphError Server { get; } = Of(-1, 2207001, "Instagram server error. Try again.") with { IsTransient = true };
    public static GraphError Creation { get; } = Of(-1, 2207032, "Create media fail, please try to re-create media.");
    public static GraphError Expired { get; } = Of(-2, 2207020, "The media you are trying to access has expired. Please try to upload again.");

    public static IReadOnlyList<GraphError> All { get; } =
    [
        TooSlow, CannotFetch, TooLarge, Format, Ratio, Caption, Mentions, Quota, NotReady, NoMedia, NoContainer, Spam, Restricted, Server, Creation, Expired,
    ];

    /// <summary>Code and subcode, as a fault names it.</summary>
    public static string NameOf(GraphError error) => string.Create(CultureInfo.InvariantCulture, $"{error.Code}-{error.Subcode}");

    private static GraphError Of(int code, int subcode, string message) => new(code, subcode, message) { IsTransient = false };
}
