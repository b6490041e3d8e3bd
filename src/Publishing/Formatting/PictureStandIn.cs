namespace Distribution.Publishing.Formatting;

/// <summary>The picture a post would have, told from what the article declares: for showing a post without fetching anything. Pure.</summary>
public static class PictureStandIn
{
    /// <summary>Stands where a kept picture's name would.</summary>
    public const string Name = "picture";

    /// <summary>What would be fitted, as far as can be known; null when there would be none.</summary>
    public static PostPicture? Of(ArticleImage? image, PictureRules? rules)
    {
        if (rules is null || image is not { ClearedForSocial: true })
        {
            return null;
        }

        var crop = image is { Width: > 0 and var width, Height: > 0 and var height }
            ? PictureCrop.Around(width, height, rules)
            : PictureCrop.Around(rules.MaxWidth, rules.MaxHeight, rules);
        return new(Name) { Width = crop.TargetWidth, Height = crop.TargetHeight, AltText = image.AltText };
    }

    /// <summary>Why an article gives no channel a picture, in one sentence; null when it gives one.</summary>
    public static string? WhyNone(ArticleImage? image) => image switch
    {
        null => "The article has no picture.",
        { ClearedForSocial: false } => "The article's picture is not cleared for social networks.",
        _ => null,
    };
}
