using Distribution.Publishing.Channels;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Planning;

namespace Distribution.Publishing.Delivering;

/// <summary>
/// The order the times of one attempt must keep: looking at the page, the send window and the call end before the handler's deadline,
/// and the deadline before the message is seen again. Otherwise an attempt is cut off, or handled twice at once. Pure.
/// </summary>
public static class TimeBudget
{
    /// <summary>Everything that breaks the order; empty when nothing does. A call that is too long is its channel's fault alone.</summary>
    /// <param name="channels">Each channel's time for preparing and for its call.</param>
    public static IReadOnlyList<Fault> Faults(
        DeliveringOptions delivering,
        PageFetchOptions pages,
        IEnumerable<KeyValuePair<ChannelName, ChannelTraits>> channels)
    {
        var deadline = delivering.HandlerDeadline;
        var before = pages.Timeout + delivering.SendWindow;
        return
        [
            .. delivering.Visibility > deadline
                ? Array.Empty<Fault>()
                : [new($"{DeliveringOptions.Section}:{nameof(DeliveringOptions.Visibility)}",
                    $"It is {Text(delivering.Visibility)}, and a message must stay out of sight for longer than the handler's deadline of {Text(deadline)}.")],
            .. from channel in channels
               let traits = channel.Value
               let needed = before + (traits.Picture is null ? TimeSpan.Zero : pages.Timeout) + traits.PrepareTimeout + traits.CallTimeout
               where needed >= deadline
               select new Fault(
                   $"{DeliveringOptions.Section}:{nameof(DeliveringOptions.HandlerDeadline)}",
                   $"It is {Text(deadline)}, and an attempt on {channel.Key} may take {Text(needed)}: {Text(pages.Timeout)} for the page, "
                       + (traits.Picture is null ? "" : $"{Text(pages.Timeout)} for the picture, ")
                       + (traits.PrepareTimeout == TimeSpan.Zero ? "" : $"{Text(traits.PrepareTimeout)} for preparing, ")
                       + $"{Text(delivering.SendWindow)} send window, {Text(traits.CallTimeout)} for the call; give the channel a shorter callTimeout.",
                   channel.Key),
        ];
    }

    private static string Text(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.###} s");
}
