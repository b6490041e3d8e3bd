namespace Distribution.Publishing.Channels.Graph;

/// <summary>What kind of answer the Graph API gave. What it means for a post depends on what was asked.</summary>
internal enum GraphClass
{
    /// <summary>A status of success; the body has yet to be read.</summary>
    Success,

    /// <summary>It may have been carried out, and nobody but the network knows.</summary>
    Unknown,

    /// <summary>Too many calls: the whole channel waits.</summary>
    Throttle,

    /// <summary>The token is dead or of the wrong kind: a person connects the account anew.</summary>
    Token,

    /// <summary>The account or the app may not: a person mends its rights.</summary>
    Permission,

    /// <summary>The account is held for what it posts: a person looks at it.</summary>
    Behaviour,

    /// <summary>This one text or picture was flagged.</summary>
    Flagged,

    /// <summary>This request never succeeds as it is.</summary>
    Invalid,

    /// <summary>The network says it has this post already.</summary>
    Duplicate,

    /// <summary>What was named is not there, or the token cannot see it.</summary>
    Missing,

    /// <summary>The network could not read the link.</summary>
    LinkUnread,

    /// <summary>The container is not ready to be published.</summary>
    NotReady,

    /// <summary>The container is of no use any more and was not published.</summary>
    ContainerSpent,

    /// <summary>The network could not fetch the picture from us.</summary>
    PictureUnread,
}
