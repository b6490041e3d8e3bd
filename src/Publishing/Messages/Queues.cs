namespace Distribution.Publishing.Messages;

/// <summary>The names of the queues: Azure's rules, 3–63 lower-case letters, digits and hyphens.</summary>
public static class Queues
{
    /// <summary>What newsrooms sent.</summary>
    public const string ArticleEvents = "article-events";

    /// <summary>What newsrooms sent about breaking news.</summary>
    public const string ArticleEventsBreaking = "article-events-breaking";

    /// <summary>Deliveries to find out about, and to take down.</summary>
    public const string ToSettle = "deliveries-to-settle";

    /// <summary>Messages nobody could read, each with the reason.</summary>
    public const string Invalid = "invalid-messages";

    /// <summary>Breaking deliveries of every network.</summary>
    public const string ToDeliverBreaking = "posts-to-deliver-breaking";

    /// <summary>One queue a network, so that a slow one takes nobody else's slots.</summary>
    public static string ToDeliver(NetworkName network, bool breaking) => breaking ? ToDeliverBreaking : $"posts-to-deliver-{network}";

    /// <summary>Where an article's event waits.</summary>
    public static string ForEvent(bool breaking) => breaking ? ArticleEventsBreaking : ArticleEvents;
}
