using System.Globalization;
using System.Text;
using System.Text.Json;
using Distribution.Publishing;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands.View;

/// <summary>Everything that is known of one article.</summary>
/// <param name="calls">The follow-up calls of the rows' channels.</param>
internal sealed class ArticleStatus(StoredArticle stored, IReadOnlyList<Delivery> rows, ILookup<ChannelName, Submission> calls, DateTimeOffset now)
{
    public override string ToString()
    {
        var text = new StringBuilder().AppendLine(Headings.Of(stored));
        if (stored.Article is { } article)
        {
            text.AppendLine(article.Url.ToString());
        }

        if (stored.WithdrawnAt is { } withdrawn)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Withdrawn since {Times.At(withdrawn, now)}: {stored.WithdrawnFor ?? "no reason given"}");
        }

        foreach (var row in rows)
        {
            Append(text.AppendLine(), row);
        }

        return rows.Count == 0 ? text.AppendLine("Nothing was planned for it.").ToString() : text.ToString();
    }

    public string ToJson() => JsonSerializer.Serialize(
        new(
            new(stored.Id.Value, stored.Article?.Url, stored.Article?.Headline),
            stored.WithdrawnAt,
            stored.WithdrawnFor,
            [.. rows.Select(Of)]),
        StatusContext.Readable.ArticleStatusReport);

    private DeliveryStatusReport Of(Delivery row) => new()
    {
        Channel = row.Key.Channel.Value,
        Occasion = row.Key.Occasion.Value,
        State = row.State.ToString(),
        Reason = row.Reason,
        Attempts = row.Attempts,
        Link = DeliveryTable.LinkOf(row),
        Millis = (long?)Times.Took(row)?.TotalMilliseconds,
        DueAt = row.DueAt,
        Text = row.Post?.Text,
        Steps = [.. Steps(row).Select(StepReport.Of)],
        History = [.. row.History.Select(happened => new HistoryReport(happened.At, happened.State.ToString(), happened.Note))],
    };

    private IReadOnlyList<ChannelStep> Steps(Delivery row) => StepView.Of(row, [.. calls[row.Key.Channel]]);

    private void Append(StringBuilder text, Delivery row)
    {
        var attempts = row.Attempts == 1 ? "1 attempt" : string.Create(CultureInfo.InvariantCulture, $"{row.Attempts} attempts");
        var took = Times.Took(row) is { } length ? ", " + Times.Length(length) : "";
        text.AppendLine(CultureInfo.InvariantCulture, $"{DeliveryTable.ChannelOf(row)}: {StateWords.Word(row.State)}, {attempts}{took}");
        if (DeliveryTable.LinkOf(row) is { } link)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {DeliveryTable.Short(link)}");
        }

        if (Times.Due(row, now) is { } due)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {due}");
        }

        for (var i = 0; i < row.History.Count; i++)
        {
            var (happened, before) = (row.History[i], i == 0 ? (DeliveryState?)null : row.History[i - 1].State);
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Times.At(happened.At, now)}  {StateWords.Word(happened.State),-11}  {StateWords.Sentence(before, happened)}");
        }

        if (Steps(row) is { Count: > 0 } steps)
        {
            text.AppendLine("  Step by step:").Append(StepLines.Of(steps, now));
        }

        if (row.Post is { } post)
        {
            text.AppendLine("  What was sent:").Append("    ").AppendLine(post.Text.ReplaceLineEndings(Environment.NewLine + "    "));
        }
    }
}
