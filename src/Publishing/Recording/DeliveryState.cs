namespace Distribution.Publishing.Recording;

/// <summary>Where a delivery stands. Exactly one at any time; the last seven are ends.</summary>
public enum DeliveryState
{
    /// <summary>Waiting for its first attempt.</summary>
    Planned,

    /// <summary>Claimed: one publishing call may be in flight.</summary>
    Attempting,

    /// <summary>Certainly not posted yet; another attempt is due.</summary>
    Deferred,

    /// <summary>The network took it and is still working on it.</summary>
    Processing,

    /// <summary>The end of a call is unknown; the network is being asked.</summary>
    InDoubt,

    /// <summary>Waiting for a known cause to pass, by itself.</summary>
    Held,

    /// <summary>Being taken down.</summary>
    TakingDown,

    /// <summary>A person must look; nothing more happens by itself.</summary>
    Parked,

    /// <summary>On the network.</summary>
    Published,

    /// <summary>The network will never take it.</summary>
    Rejected,

    /// <summary>Its time had passed before it could be posted.</summary>
    Expired,

    /// <summary>Withdrawn or stopped before anything was posted.</summary>
    Cancelled,

    /// <summary>The channel does not carry the article.</summary>
    Skipped,

    /// <summary>It was on the network and is gone from it.</summary>
    TakenDown,
}
