using System.CommandLine;
using Distribution.Functions.Commands.View;
using Distribution.Functions.Hosting.Startup;
using Distribution.Publishing;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Preparing.Pictures;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands;

/// <summary>Takes one article through every stage and shows what becomes of it.</summary>
internal static class PublishCommand
{
    public static Command Create(LaunchArguments launch)
    {
        var source = new Argument<string>("article") { Description = "A file, the URL of a page, or - for standard input: article JSON or HTML.", HelpName = "file|url|-" };
        var changed = new Option<bool>("--changed") { Description = "It is an edit: it does not bring back what was withdrawn." };
        var watching = new WatchArguments();
        var command = new Command("publish", "Posts one article to its channels, once each, and shows how it goes.") { source, changed };
        watching.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(source)!,
            parsed.GetValue(changed) ? ArticleEventKind.Changed : ArticleEventKind.Published,
            launch.Read(parsed),
            watching.Read(parsed),
            cancellationToken));
        return command;
    }

    /// <summary>Every channel has it, or does not carry it.</summary>
    internal static bool IsDone(IReadOnlyList<Delivery> rows) => rows.All(row => row.State is DeliveryState.Published or DeliveryState.Skipped);

    private static async Task<int> RunAsync(string source, ArticleEventKind kind, LaunchOptions launch, WatchOptions options, CancellationToken cancellationToken)
    {
        var input = await PublishInput.ReadAsync(source, launch, cancellationToken);
        if (input is not Parsed<ReadArticle>.Valid { Value: var read })
        {
            await Console.Error.WriteLineAsync(((Parsed<ReadArticle>.Invalid)input).Problem);
            return ExitCode.BadInput;
        }

        return await new DeliveryCommand(launch, options, IsDone).RunAsync(
            async (session, stopping) =>
            {
                await KeepPictureAsync(session, source, read.Article.Image, stopping);
                return new Asked.OnRecord
                {
                    Name = read.Names[0],
                    Before = await DeliveriesAsync(session, read.Names[0], stopping),
                    Event = await session.Get<Announcing>().AnnounceAsync(read, kind, ArticleReading.Command, stopping),
                    Scope = static (stored, row) => stored.IsWithdrawn || row.Key.Occasion == stored.CurrentPublication,
                };
            },
            cancellationToken);
    }

    /// <summary>A file's picture may lie beside it: then it is as if that had been fetched already.</summary>
    private static async Task KeepPictureAsync(PipelineSession session, string source, ArticleImage? image, CancellationToken cancellationToken)
    {
        if (await PictureBeside.ReadAsync(source, image, cancellationToken) is { } picture)
        {
            var until = session.Get<TimeProvider>().GetUtcNow() + PictureOriginals.Kept;
            await session.Get<IMediaStore>().KeepOriginalAsync(image!.Url, picture, until, cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<Delivery>> DeliveriesAsync(PipelineSession session, ArticleName name, CancellationToken cancellationToken) =>
        await session.Get<IArticleStore>().ResolveAsync(name, cancellationToken) is { } id
            ? await session.Get<IDeliveryLedger>().OfArticleAsync(id, cancellationToken)
            : [];
}
