namespace Distribution.Publishing;

/// <summary>The known cause a delivery or a channel waits on; we resume by ourselves when it is gone.</summary>
public enum HoldCause
{
    /// <summary>The article may not be out yet.</summary>
    Embargo,

    /// <summary>A person chose a later time.</summary>
    Schedule,

    /// <summary>A person paused the channel.</summary>
    Paused,

    /// <summary>The channel has no credential at all.</summary>
    NotConnected,

    /// <summary>The network no longer accepts the channel's credential.</summary>
    NeedsReconnecting,

    /// <summary>The network wants to be paid first.</summary>
    OutOfCredits,

    /// <summary>The network refuses the account or the app as a whole: suspended, or without the permission.</summary>
    RefusedByNetwork,

    /// <summary>One of the channel's settings is wrong.</summary>
    Misconfigured,

    /// <summary>The article was published again after its withdrawal; an editor releases it.</summary>
    PublishedAgain,
}
