namespace Distribution.Sandbox.GoogleNews;

/// <summary>What a hub wants of a publisher: the protocol leaves it open.</summary>
public enum HubFlavour
{
    /// <summary>hub.url names the topic; 204.</summary>
    GoogleLike,

    /// <summary>hub.topic names it; 202.</summary>
    TopicOnly,
}
