namespace Distribution.Publishing.Channels;

/// <summary>Somebody who is told of a channel's articles after they were published, or withdrawn: gathered, at a pace, and never in a post's way.</summary>
public interface ISubmitter
{
    /// <summary>The channel whose articles they are.</summary>
    ChannelName Channel { get; }

    /// <summary>Who is told, as the channel's steps name it.</summary>
    string Target { get; }

    /// <summary>The least time between two calls.</summary>
    TimeSpan Every { get; }

    /// <summary>How long nobody else makes a call that was begun, in case its process died: well above the call's time-out.</summary>
    TimeSpan Lease => TimeSpan.FromMinutes(5);

    /// <summary>One call. It may be repeated.</summary>
    /// <param name="pages">The pages that are new, changed or gone.</param>
    Task<SubmitReply> SubmitAsync(IReadOnlyList<Uri> pages, CancellationToken cancellationToken);
}
