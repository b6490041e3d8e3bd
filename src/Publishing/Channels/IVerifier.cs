namespace Distribution.Publishing.Channels;

/// <summary>Somebody who can be asked, long after, whether an article has come to where readers look for it. Asking changes nothing and uses up a quota.</summary>
public interface IVerifier
{
    /// <summary>The channel whose articles they are.</summary>
    ChannelName Channel { get; }

    /// <summary>What is asked about, as the channel's steps name it.</summary>
    string Step { get; }

    /// <summary>How often may be asked in a day; at least once.</summary>
    int PerDay { get; }

    /// <summary>Asks once about one page. It may be repeated.</summary>
    Task<VerifyReply> VerifyAsync(Uri page, CancellationToken cancellationToken);
}
