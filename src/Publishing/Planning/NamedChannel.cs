namespace Distribution.Publishing.Planning;

/// <summary>A channel the file names.</summary>
/// <param name="Settings">Null when its network or publication is unknown, so that no row could be written for it.</param>
internal sealed record NamedChannel(ChannelName Name, ChannelSettings? Settings);
