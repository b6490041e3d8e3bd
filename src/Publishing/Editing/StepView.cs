using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Editing;

/// <summary>The steps of one delivery as they stand now, for whatever shows them. What was only owed when it was published is told from the follow-up calls since. Pure.</summary>
public static class StepView
{
    /// <summary>In the order they were recorded; none where a network's publishing is not made of several.</summary>
    /// <param name="calls">The channel's follow-up calls.</param>
    public static IReadOnlyList<ChannelStep> Of(Delivery row, IReadOnlyList<Submission> calls) =>
    [
        .. from step in row.Progress ?? []
           where row.State is not DeliveryState.TakenDown || step.State is ChannelStepState.Scheduled    // what was done to have it seen is undone; who is told of changes is told of that one too
           let call = calls.FirstOrDefault(call => call.Target == step.Name)
           select step.State switch
           {
               ChannelStepState.Scheduled => Now(step, row, call),
               ChannelStepState.Awaited when call?.Problem is { } problem => step with { Note = problem },
               _ => step,
           },
    ];

    private static ChannelStep Now(ChannelStep step, Delivery row, Submission? call) => call switch
    {
        null => step,

        // Wanted again since, for an article that was changed or withdrawn, or not called yet.
        { Problem: { } problem, DueAt: null } when IsOwed(row, call) => step with { State = ChannelStepState.Failed, Note = problem, At = null },
        _ when IsOwed(row, call) => step with { Note = call.Problem, At = null, DueAt = call.LeaseUntil is null ? call.DueAt : null },
        { DoneAt: { } done } when done >= row.EndedAt => step with { State = ChannelStepState.Done, Note = call.Result, At = done },
        _ => step,
    };

    private static bool IsOwed(Delivery row, Submission call) => row.Post is { } post && call.Pages.Contains(post.Link);
}
