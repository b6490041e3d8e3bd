using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Planning;

namespace Distribution.Functions.Commands;

/// <summary>What a preview says, for people and for programs.</summary>
internal sealed record PreviewReport(IReadOnlyList<PreviewLine> Channels)
{
    private const int RuleLength = 72;

    private static readonly PreviewJson Json = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,    // read by people and programs, never inside a page
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    /// <summary>A channel with a fault in its settings is held: what it would send once they are mended is not known.</summary>
    public static PreviewReport Of(IReadOnlyList<PreviewedPost> posts, IReadOnlyList<Fault> faults)
    {
        var held = faults.Where(fault => fault.Channel is not null).ToLookup(fault => fault.Channel!.Value);
        var shown = posts.Select(post => held[post.Channel.Value].FirstOrDefault() is { } fault ? Held(post.Channel.Value, fault) : Line(post));
        var leftOut = held.Where(channel => posts.All(post => post.Channel.Value != channel.Key)).Select(channel => Held(channel.Key, channel.First()));
        return new([.. shown, .. leftOut]);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json.PreviewReport);

    /// <param name="mode">Whether it would leave this machine.</param>
    public string ToText(PublishingMode mode)
    {
        var text = new StringBuilder();
        foreach (var line in Channels)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{line.Channel}  {mode}{(line.Applies ? "" : "  nothing is sent")}");
            if (line.Text is not null)
            {
                text.AppendLine("┌" + new string('─', RuleLength));
                foreach (var row in line.Text.Split('\n'))
                {
                    text.AppendLine("│ " + row);
                }

                text.AppendLine("└" + new string('─', RuleLength));
            }

            text.Append(line.Length is null ? "" : $"{line.Length}{(line.Limit is { } limit ? $" of {limit}" : "")}{Environment.NewLine}");
            text.Append(line.Reason is null ? "" : line.Reason + Environment.NewLine);
            text.Append(line.Request is null ? "" : line.Request + Environment.NewLine);
            text.AppendLine();
        }

        return text.ToString();
    }

    private static PreviewLine Line(PreviewedPost post) => post switch
    {
        PreviewedPost.Applies applies => new(applies.Channel.Value, Applies: true)
        {
            Reason = applies.Waits,
            Text = applies.Post.Text,
            Link = applies.Post.Link.OriginalString,
            Length = applies.Length,
            Limit = applies.Limit is FormattedPost.NoLimit ? null : applies.Limit,
            Request = applies.Request,
        },
        PreviewedPost.Skipped skipped => new(skipped.Channel.Value, Applies: false) { Reason = skipped.Reason },
        PreviewedPost.Unfit unfit => new(unfit.Channel.Value, Applies: false) { Reason = unfit.Problem, Length = unfit.Length, Limit = unfit.Limit },
        _ => throw new UnreachableException($"A preview nobody knows: {post}"),
    };

    private static PreviewLine Held(string channel, Fault fault) => new(channel, Applies: false) { Reason = fault.ToString() };
}

/// <summary>One channel's part, in the order it is written.</summary>
/// <param name="Applies">Whether a post would be sent, at once or later.</param>
internal sealed record PreviewLine(string Channel, bool Applies)
{
    /// <summary>Why nothing would be sent, or why not at once.</summary>
    public string? Reason { get; init; }

    public string? Text { get; init; }

    public string? Link { get; init; }

    /// <summary>As the network counts it.</summary>
    public int? Length { get; init; }

    /// <summary>The most the network takes; null when it takes any length.</summary>
    public int? Limit { get; init; }

    /// <summary>The body of the publishing call.</summary>
    public string? Request { get; init; }
}

[JsonSerializable(typeof(PreviewReport))]
internal sealed partial class PreviewJson : JsonSerializerContext;
