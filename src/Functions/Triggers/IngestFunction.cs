using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Triggers;

/// <summary>Carries out what a newsroom sent; breaking news has a queue of its own.</summary>
internal sealed class IngestFunction(ArticleIngesting ingesting, IArticleStore articles) : IQueueFunction
{
    public IReadOnlyList<string> Queues { get; } = [Publishing.Messages.Queues.ArticleEventsBreaking, Publishing.Messages.Queues.ArticleEvents];

    public async Task<FunctionAnswer> RunAsync(string body, CancellationToken cancellationToken)
    {
        switch (MessageJson.ReadIngestArticle(body))
        {
            case Parsed<IngestArticle>.Valid valid:
                await ingesting.IngestAsync(valid.Value, cancellationToken);
                return new FunctionAnswer.Done();
            case var invalid:
                return new FunctionAnswer.Unreadable(((Parsed<IngestArticle>.Invalid)invalid).Problem);
        }
    }

    public async Task PoisonedAsync(string body, CancellationToken cancellationToken)
    {
        if (MessageJson.ReadIngestArticle(body) is Parsed<IngestArticle>.Valid valid)
        {
            const string reason = "Handling it crashed too often; the log says what happened. Send the article again when that is mended.";
            await articles.ParkEventAsync(valid.Value.EventId, reason, cancellationToken);
        }
    }
}
