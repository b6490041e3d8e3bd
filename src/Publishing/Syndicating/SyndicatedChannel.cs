namespace Distribution.Publishing.Syndicating;

/// <summary>A channel whose news sitemap and feeds we make and serve ourselves; its network's folder registers one for each such account.</summary>
public sealed record SyndicatedChannel(ChannelName Channel, FeedSettings Settings);
