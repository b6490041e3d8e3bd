namespace Distribution.Publishing.Channels;

/// <summary>What a post is made from.</summary>
/// <param name="EditedText">The text an editor typed instead of the template's; null when nobody did.</param>
public sealed record FormatRequest(Article Article, DeliveryToken Token, string? EditedText);
