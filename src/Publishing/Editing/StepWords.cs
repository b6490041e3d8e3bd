using System.Diagnostics;

namespace Distribution.Publishing.Editing;

/// <summary>What a step's standing is called, for people who do not read code.</summary>
public static class StepWords
{
    /// <summary>In one or two words, for a column.</summary>
    public static string Word(ChannelStepState state) => state switch
    {
        ChannelStepState.Done => "done",
        ChannelStepState.Scheduled => "waiting",
        ChannelStepState.NotConfigured => "not set up",
        ChannelStepState.Failed => "failed",
        ChannelStepState.Awaited => "not yet",
        _ => throw new UnreachableException($"A step's state nobody knows: {state}"),
    };

    /// <summary>What that means, where the step has no note of its own.</summary>
    public static string Sentence(ChannelStepState state) => state switch
    {
        ChannelStepState.Done => "It is done.",
        ChannelStepState.Scheduled => "It is done by itself when its time comes.",
        ChannelStepState.NotConfigured => "Nothing is set up for it, and nothing is missing.",
        ChannelStepState.Failed => "It could not be done.",
        ChannelStepState.Awaited => "The network does it by itself; it is looked at now and then.",
        _ => throw new UnreachableException($"A step's state nobody knows: {state}"),
    };
}
