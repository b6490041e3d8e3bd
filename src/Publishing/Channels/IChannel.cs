namespace Distribution.Publishing.Channels;

/// <summary>One account on one network. Every method is at most one request that changes anything, and repeats none.</summary>
public interface IChannel
{
    /// <summary>As distribution.json names it.</summary>
    ChannelName Name { get; }

    /// <summary>The network it is an account on.</summary>
    NetworkName Network { get; }

    /// <summary>What the pipeline must know of the network to be sure of an ending.</summary>
    ChannelTraits Traits { get; }

    /// <summary>The post this article is here, or why it is none. Pure: no request, no clock.</summary>
    /// <param name="request">The article, the delivery's token and the text an editor typed, if one did.</param>
    FormattedPost Format(FormatRequest request);

    /// <summary>The body the network is sent for this post, without credentials, for people to read.</summary>
    string DescribeRequest(Post post);

    /// <summary>
    /// Everything the network needs before the publishing call and no reader sees: an upload, a container, a look at a link. Asked before the
    /// claim, again after each <see cref="PrepareReply.Begun"/>, and again before every further attempt.
    /// </summary>
    Task<PrepareReply> PrepareAsync(PrepareRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PrepareReply>(new PrepareReply.Ready());

    /// <summary>The one publishing call. Never repeated inside, whatever happens.</summary>
    /// <param name="permit">Refuses the call as never sent when it is too late to begin.</param>
    Task<PublishReply> PublishAsync(PublishRequest request, SendPermit permit, CancellationToken cancellationToken);

    /// <summary>Asks the network which of its posts are this delivery's. A read; it may be repeated.</summary>
    Task<FindReply> FindAsync(FindRequest request, CancellationToken cancellationToken);

    /// <summary>Takes a post down. Taking down what is gone is success.</summary>
    Task<TakeDownReply> TakeDownAsync(string networkId, CancellationToken cancellationToken);

    /// <summary>A harmless read that shows whether the channel can post again.</summary>
    Task<ProbeReply> ProbeAsync(CancellationToken cancellationToken);
}
