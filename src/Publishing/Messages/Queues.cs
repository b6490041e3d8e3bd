namespace Distribution.Publishing.Messages;

/// <summary>The names of the queues: Azure's rules, 3–63 lower-case letters, digits and hyphens.</summary>
public static class Queues
{
    /// <summary>What newsrooms sent.</summary>
    public const string ArticleEvents = "article-events";

    /// <summary>What newsrooms sent about breaking news.</summary>
    public const string ArticleEventsBreaking = "article-events-breaking";

    /// <summary>Messages nobody could read, each with the reason.</summary>
    public const string Invalid = "invalid-messages";

    /// <summary>Deliveries to attempt: two queues a network, so that a slow one takes nobody else's slots and breaking news waits for nothing but breaking news.</summary>
    public static string ToDeliver(NetworkName network, bool breaking) => $"posts-to-deliver-{network}{(breaking ? "-breaking" : "")}";

    /// <summary>Deliveries to find out about, and to take down: a queue a network, for the same reason.</summary>
    public static string ToSettle(NetworkName network) => $"deliveries-to-settle-{network}";

    /// <summary>Where an article's event waits.</summary>
    public static string ForEvent(bool breaking) => breaking ? ArticleEventsBreaking : ArticleEvents;
}
