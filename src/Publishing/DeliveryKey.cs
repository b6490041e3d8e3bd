namespace Distribution.Publishing;

/// <summary>Names one delivery: what, where to, and why. One key is at most one post.</summary>
public sealed record DeliveryKey(ArticleId Article, ChannelName Channel, Occasion Occasion)
{
    /// <summary>What the post's link carries, so the network can be asked for exactly this delivery.</summary>
    public DeliveryToken Token => DeliveryToken.Of(this);

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is no key.</summary>
    public static DeliveryKey? TryParse(string? text)
    {
        var parts = text?.Split('/');
        return parts is [{ Length: > 0 } article, { Length: > 0 } channel, { Length: > 0 } occasion]
            ? new(new(article), new(channel), new(occasion))
            : null;
    }

    /// <summary><c>article/channel/occasion</c>.</summary>
    public override string ToString() => $"{Article}/{Channel}/{Occasion}";
}
