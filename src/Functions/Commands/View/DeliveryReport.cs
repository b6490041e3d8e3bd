using System.Globalization;
using System.Text.Json;
using Distribution.Publishing;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands.View;

/// <summary>How an article's deliveries stand at the end of a command.</summary>
internal sealed class DeliveryReport(StoredArticle stored, IReadOnlyList<Delivery> rows, DateTimeOffset began, DateTimeOffset now)
{
    /// <summary>What the command asked for, when that was about the article as a whole.</summary>
    public ArticleEvent? Event { get; init; }

    /// <summary>The follow-up calls of the rows' channels.</summary>
    public required ILookup<ChannelName, Submission> Calls { get; init; }

    /// <summary>The serving process that goes on with it.</summary>
    public Uri? Serve { get; init; }

    /// <summary>The page with the posts as readers would see them.</summary>
    public string? Pages { get; init; }

    /// <summary>It was to be published, and a withdrawal that is as new stands against it.</summary>
    public bool RefusedAsWithdrawn => stored.IsWithdrawn && Event?.Kind is ArticleEventKind.Published or ArticleEventKind.Changed;

    /// <summary>Whether it goes on by itself.</summary>
    public static bool Waits(Delivery row) => !row.IsEnded && row.State is not DeliveryState.Parked;

    /// <summary>A table, and a sentence for everything that needs one.</summary>
    public void WriteTo(TextWriter output)
    {
        DeliveryTable.Write(rows, output);
        output.WriteLine();
        foreach (var row in rows)
        {
            if (Steps(row) is { Count: > 0 } steps)
            {
                output.WriteLine($"{DeliveryTable.ChannelOf(row)}, step by step:");
                output.WriteLine(StepLines.Of(steps, now));
            }
        }

        foreach (var sentence in Sentences())
        {
            output.WriteLine(sentence);
        }
    }

    /// <summary>The result for programs.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new(
            new(stored.Id.Value, stored.Article?.Url, stored.Article?.Headline),
            [.. rows.Select(row => new ReportedDelivery(
                row.Key.Channel.Value,
                row.State.ToString(),
                row.Reason,
                row.Attempts,
                DeliveryTable.LinkOf(row),
                (long?)Times.Took(row)?.TotalMilliseconds,
                StepReport.Of(Steps(row))))]),
        ReportContext.Readable.Report);

    private IReadOnlyList<ChannelStep> Steps(Delivery row) => StepView.Of(row, [.. Calls[row.Key.Channel]]);

    private IEnumerable<string> Sentences()
    {
        if (RefusedAsWithdrawn)
        {
            yield return $"The article was withdrawn at {Times.At(stored.WithdrawnAt!.Value, now)}{For(stored.WithdrawnFor)}; nothing was posted. "
                + "A version with a newer time of change publishes it again.";
        }
        else if (stored.IsWithdrawn)
        {
            yield return $"The article is withdrawn since {Times.At(stored.WithdrawnAt!.Value, now)}{For(stored.WithdrawnFor)}.";
        }
        else if (Event?.SourceVersion < stored.SourceVersion)
        {
            yield return "A newer version of the article is known here; this one changed nothing.";
        }

        foreach (var row in rows)
        {
            if (SentenceOf(row) is { } sentence)
            {
                yield return sentence;
            }
        }

        if (rows.Any(Waits))
        {
            yield return Serve is null
                ? "It goes on while a process runs: start the server, or give this command again."
                : $"The serve at {Serve} goes on with it.";
        }
        else if (Serve is null && rows.SelectMany(Steps).Any(step => step.State is ChannelStepState.Scheduled or ChannelStepState.Awaited))
        {
            yield return "The steps that wait are done while a process runs: start the server.";
        }

        if (Pages is not null)
        {
            yield return $"Posts as a reader would see them: {DeliveryTable.Short(Pages)}";
        }
    }

    private string? SentenceOf(Delivery row) => row switch
    {
        { State: DeliveryState.Published, EndedAt: { } ended } when ended < began =>
            $"Already on {row.Key.Channel} since {Times.At(ended, now)}, nothing new posted.",
        { State: DeliveryState.Published or DeliveryState.TakenDown } => null,
        _ when Waits(row) => $"{row.Key.Channel} still waits: {StateWords.Sentence(row)}{Until(row)}",
        _ => $"{row.Key.Channel}: {StateWords.Sentence(row)}",
    };

    private string Until(Delivery row) => row.DueAt is { } due && StateWords.Next(row.State) is { } next
        ? string.Create(CultureInfo.InvariantCulture, $" The {next} is at {Times.At(due, now)}.")
        : "";

    private static string For(string? reason) => string.IsNullOrEmpty(reason) ? "" : $" ({reason})";
}
