using System.Globalization;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Planning;

/// <summary>Whether an article is still worth a first post, and until when.</summary>
internal sealed class Freshness(PlanRequest request, Article article)
{
    /// <summary>
    /// When readers could first have it. Its own time counts, and its embargo's end when that is later; a publication time ahead of us (a
    /// clock that differs, a planned one) counts as the time it came in, so that it does not stretch the article's life.
    /// </summary>
    private readonly DateTimeOffset _live = Later(Earlier(article.PublishedAt, CameIn(request)), article.EmbargoUntil).ToUniversalTime();

    /// <summary>After this a first post on the channel is pointless.</summary>
    public DateTimeOffset UselessAfter(ChannelSettings channel)
    {
        var span = channel.UselessAfterFor(article);
        return _live > DateTimeOffset.MaxValue - span ? DateTimeOffset.MaxValue : _live + span;
    }

    /// <summary>Why age keeps the article from the channel; null when it does not.</summary>
    public Skip? SkipFor(ChannelSettings channel) => BeforeTheChannel(channel) ?? TooOld(channel);

    /// <summary>Only an edit is judged so: a publication that is still fresh is carried however new the channel is.</summary>
    private Skip? BeforeTheChannel(ChannelSettings channel) =>
        request.Event.Kind is ArticleEventKind.Changed
        && request.Standings.TryGetValue(channel.Name, out var standing)
        && standing.ConnectedSince is { } since
        && _live < since
            ? new(SkipReason.BeforeTheChannel, $"It was out at {Text(_live)}, before {channel.Name} was connected at {Text(since)}; an edit makes no first post.")
            : null;

    private Skip? TooOld(ChannelSettings channel) => request.Now > UselessAfter(channel)
        ? new(SkipReason.TooOld, $"It was out at {Text(_live)}, and {ShortDuration.Write(channel.UselessAfterFor(article))} later a first post is useless.")
        : null;

    /// <summary>A time as a sentence for a person has it.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A second publication came in with its own event; what was first seen long before says nothing about it.</summary>
    private static DateTimeOffset CameIn(PlanRequest request) =>
        request.Stored is { Withdrawals: 0, FirstSeenAt: { } seen } ? seen : request.Event.ReceivedAt;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
