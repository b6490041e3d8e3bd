using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Planning;

/// <summary>From an article and the newsroom's rules to its deliveries. The same request always makes the same plan.</summary>
public static class Planner
{
    /// <summary>
    /// One row for every channel, in the settings' order, for the article's current publication: planned, held or skipped, each but the
    /// planned with one sentence why. Nothing for an article that is withdrawn or was never published.
    /// </summary>
    public static IReadOnlyList<Delivery> Plan(PlanRequest request)
    {
        if (request.Event.Kind is ArticleEventKind.Withdrawn || request.Stored is not { IsWithdrawn: false, Article: { } article })
        {
            return [];
        }

        var routing = new Routing(request, article);
        var freshness = new Freshness(request, article);
        return [.. request.Newsroom.Channels.Select(channel => Row(request, article, channel, routing, freshness))];
    }

    private static Delivery Row(PlanRequest request, Article article, ChannelSettings channel, Routing routing, Freshness freshness)
    {
        var (byHand, now) = (request.Event.ByHand, request.Now);
        var heldAgain = request.Stored.Withdrawals > 0 && !byHand && request.Newsroom.PublishAgain is PublishAgain.Hold;
        var row = new Delivery
        {
            Key = new(request.Stored.Id, channel.Name, request.Stored.CurrentPublication),
            Network = channel.Network,
            Breaking = article.Breaking,
            PublishedAt = article.PublishedAt,
            CreatedAt = now,
            UselessAfter = byHand || heldAgain ? null : freshness.UselessAfter(channel),
            RequestedBy = byHand ? request.Event.Source : null,
        };
        if (routing.SkipFor(channel) is { } elsewhere)
        {
            return row.SkippedAs(elsewhere.Reason, elsewhere.Sentence, now);
        }

        // What an editor has to release is shown to the editor however old it is, unless only an edit of something old brought it up.
        var ageless = byHand || (heldAgain && request.Event.Kind is ArticleEventKind.Published);
        if (!ageless && freshness.SkipFor(channel) is { } stale)
        {
            return row.SkippedAs(stale.Reason, stale.Sentence, now);
        }

        var embargo = article.EmbargoUntil is { } end && end > now ? end.ToUniversalTime() : (DateTimeOffset?)null;
        if (heldAgain)
        {
            var notBefore = embargo is null ? "" : $", not before its embargo ends at {Freshness.Text(embargo.Value)}";
            return row.HeldFor(HoldCause.PublishedAgain, $"It was published again after its withdrawal; an editor releases it{notBefore}.", now);
        }

        return embargo is not null
            ? row.HeldFor(HoldCause.Embargo, $"Nothing leaves before its embargo ends at {Freshness.Text(embargo.Value)}.", now, embargo)
            : row with { DueAt = now, DueSetAt = now, History = [new(now, DeliveryState.Planned, null)] };
    }
}
