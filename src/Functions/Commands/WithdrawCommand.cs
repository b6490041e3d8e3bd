using System.CommandLine;
using System.Globalization;
using Distribution.Functions.Commands.View;
using Distribution.Publishing;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands;

/// <summary>Takes an article back: what waits is cancelled, what is out is taken down.</summary>
internal static class WithdrawCommand
{
    public static Command Create(LaunchArguments launch)
    {
        var article = new ArticleArgument();
        var reason = new Option<string>("--reason") { Description = "Why, for those who look later.", Required = true, HelpName = "text" };
        var watching = new WatchArguments();
        var command = new Command("withdraw", "Takes an article back everywhere: what waits is cancelled, what is out is taken down.") { article, reason };
        watching.AddTo(command);
        command.SetAction((parsed, cancellationToken) => new DeliveryCommand(launch.Read(parsed), watching.Read(parsed), IsDone).RunAsync(
            (session, stopping) => AskAsync(session, parsed.GetValue(article)!, parsed.GetValue(reason)!, stopping),
            cancellationToken));
        return command;
    }

    /// <summary>Readers see nothing of it any more.</summary>
    private static bool IsDone(IReadOnlyList<Delivery> rows) => rows.All(row => row.IsEnded && row.State is not DeliveryState.Published);

    private static async Task<Asked> AskAsync(PipelineSession session, string name, string reason, CancellationToken cancellationToken)
    {
        if (await session.Get<ArticleFinding>().FindAsync(name, cancellationToken) is not { Article: { } article } stored)
        {
            return ArticleArgument.Unknown(name);
        }

        var known = ArticleName.OfUrl(article.Url);
        return new Asked.OnRecord
        {
            Name = known,
            Before = await session.Get<IDeliveryLedger>().OfArticleAsync(stored.Id, cancellationToken),
            Event = stored.IsWithdrawn ? null : await WithdrawAsync(session, stored, known, reason, cancellationToken),
        };
    }

    private static async Task<ArticleEvent?> WithdrawAsync(
        PipelineSession session, StoredArticle stored, ArticleName name, string reason, CancellationToken cancellationToken)
    {
        // Each publication is withdrawn once, however many people say so at the same moment.
        var request = string.Create(CultureInfo.InvariantCulture, $"{stored.Id}-{stored.Withdrawals + 1}");
        var id = await session.Get<Withdrawing>().WithdrawAsync(request, name, reason, ArticleReading.Command, cancellationToken);
        return await session.Get<IArticleStore>().FindEventAsync(id, cancellationToken);
    }
}
