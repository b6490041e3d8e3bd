using System.Globalization;
using System.Text;
using Distribution.Publishing;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands.View;

/// <summary>A delivery's steps, a line each, in columns.</summary>
internal static class StepLines
{
    private const int StateWidth = 10;
    private const int TimeWidth = 8;

    /// <summary>The follow-up calls of the rows' channels, which say how far their steps are.</summary>
    public static async Task<ILookup<ChannelName, Submission>> CallsAsync(ISubmissionStore submissions, IEnumerable<Delivery> rows, CancellationToken cancellationToken)
    {
        List<Submission> calls = [];
        foreach (var channel in rows.Where(row => row.Progress is not null).Select(row => row.Key.Channel).Distinct())
        {
            calls.AddRange(await submissions.OfChannelAsync(channel, cancellationToken));
        }

        return calls.ToLookup(call => call.Channel);
    }

    /// <summary>Nothing where there are no steps.</summary>
    public static string Of(IReadOnlyList<ChannelStep> steps, DateTimeOffset now)
    {
        var width = steps.Select(step => step.Name.Length).DefaultIfEmpty().Max();
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            var at = step.At is { } time ? Times.At(time, now) : "";
            var due = step.DueAt is { } next && next > now ? $" Next at {Times.At(next, now)}." : "";
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"    {step.Name.PadRight(width)}  {StepWords.Word(step.State).PadRight(StateWidth)}  {at.PadRight(TimeWidth)}  {step.Note ?? StepWords.Sentence(step.State)}{due}");
        }

        return text.ToString();
    }
}
