using System.Diagnostics;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Editing;

/// <summary>What a delivery's standing is called and means, for people who do not read code. Whatever shows a delivery takes its words from here.</summary>
public static class StateWords
{
    /// <summary>The state in one or two words, for a column.</summary>
    public static string Word(DeliveryState state) => state switch
    {
        DeliveryState.Planned => "planned",
        DeliveryState.Attempting => "attempting",
        DeliveryState.Deferred => "deferred",
        DeliveryState.Processing => "processing",
        DeliveryState.InDoubt => "in doubt",
        DeliveryState.Held => "held",
        DeliveryState.TakingDown => "taking down",
        DeliveryState.Parked => "parked",
        DeliveryState.Published => "published",
        DeliveryState.Rejected => "rejected",
        DeliveryState.Expired => "expired",
        DeliveryState.Cancelled => "cancelled",
        DeliveryState.Skipped => "skipped",
        DeliveryState.TakenDown => "taken down",
        _ => throw new UnreachableException($"A state nobody knows: {state}"),
    };

    /// <summary>What the state means, in a sentence.</summary>
    public static string Sentence(DeliveryState state) => state switch
    {
        DeliveryState.Planned => "It goes out as soon as it is its turn.",
        DeliveryState.Attempting => "It is being posted now.",
        DeliveryState.Deferred => "It is certainly not posted yet; another attempt follows.",
        DeliveryState.Processing => "The network has it and is still working on it.",
        DeliveryState.InDoubt => "The network's answer got lost; the network is asked whether the post is there.",
        DeliveryState.Held => "It waits for something, and goes on by itself when that is over.",
        DeliveryState.TakingDown => "It is being taken down.",
        DeliveryState.Parked => "Somebody has to look at it; nothing more happens by itself.",
        DeliveryState.Published => "It is out.",
        DeliveryState.Rejected => "The network will not take it.",
        DeliveryState.Expired => "Its time had passed before it could be posted.",
        DeliveryState.Cancelled => "It was stopped before anything was posted.",
        DeliveryState.Skipped => "The channel does not carry this article.",
        DeliveryState.TakenDown => "It was out and has been taken down.",
        _ => throw new UnreachableException($"A state nobody knows: {state}"),
    };

    /// <summary>What a held delivery or channel waits for, in a sentence.</summary>
    public static string Sentence(HoldCause cause) => cause switch
    {
        HoldCause.Embargo => "It waits for the end of the article's embargo.",
        HoldCause.Schedule => "It waits for the time somebody chose.",
        HoldCause.Paused => "It waits because somebody paused the channel.",
        HoldCause.NotConnected => "It waits until the channel is connected: it has no credential.",
        HoldCause.NeedsReconnecting => "It waits until somebody connects the channel again: the network no longer accepts its credential.",
        HoldCause.OutOfCredits => "It waits until the account has credits again: the network wants to be paid first.",
        HoldCause.RefusedByNetwork => "It waits because the network refuses the account or the app: look at the account.",
        HoldCause.Misconfigured => "It waits until the channel's settings are mended.",
        HoldCause.PublishedAgain => "It waits for an editor: the article was published again after its withdrawal.",
        _ => throw new UnreachableException($"A cause nobody knows: {cause}"),
    };

    /// <summary>Why a channel does not carry an article, in a sentence.</summary>
    public static string Sentence(SkipReason reason) => reason switch
    {
        SkipReason.NoRule => "No rule sends this article to the channel.",
        SkipReason.NotOurSite => "Its link is not on one of the publication's own sites.",
        SkipReason.BeforeTheChannel => "It was out before the channel was connected.",
        SkipReason.TooOld => "It was too old when it came in.",
        SkipReason.NotIndexable => "Its page asks search engines and strangers to stay away.",
        SkipReason.NoPicture => "The channel needs a picture, and the article has none to use.",
        SkipReason.OtherLanguage => "Another channel carries articles in this language.",
        _ => throw new UnreachableException($"A reason nobody knows: {reason}"),
    };

    /// <summary>Where the delivery stands and why: its own reason, or else what its state means.</summary>
    public static string Sentence(Delivery row) => row switch
    {
        { Reason: { Length: > 0 } reason } => reason,
        { State: DeliveryState.Held, HeldBy: { } cause } => Sentence(cause),
        { State: DeliveryState.Skipped, SkippedFor: { } reason } => Sentence(reason),
        _ => Sentence(row.State),
    };

    /// <summary>What happened, told after what was before it: a post found after its answer got lost is more than a post that is out.</summary>
    /// <param name="before">The state it was in; null for the first.</param>
    public static string Sentence(DeliveryState? before, DeliveryEvent happened) => (before, happened) switch
    {
        (DeliveryState.InDoubt, { State: DeliveryState.Published }) => "Found on the network: it had worked, and nothing was sent twice.",
        (_, { State: DeliveryState.InDoubt, Note: { } note }) when before is not DeliveryState.InDoubt =>
            $"{note} Whether the post is out is not known; the network will be asked.",
        (_, { State: DeliveryState.TakenDown }) => Sentence(DeliveryState.TakenDown),    // its note is why it was begun, and told then
        (_, { Note: { Length: > 0 } note }) => note,
        _ => Sentence(happened.State),
    };

    /// <summary>What happens at a waiting delivery's due time, as words to put before the time; null when nothing is due in this state.</summary>
    public static string? Next(DeliveryState state) => state switch
    {
        DeliveryState.Planned or DeliveryState.Deferred or DeliveryState.Held => "next attempt",
        DeliveryState.InDoubt => "next look",
        DeliveryState.Processing => "next question",
        DeliveryState.TakingDown => "next try",
        _ => null,
    };
}
