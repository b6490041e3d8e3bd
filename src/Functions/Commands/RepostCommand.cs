using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using Distribution.Functions.Commands.View;
using Distribution.Publishing;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands;

/// <summary>Posts an article once more to one channel, because a person says so.</summary>
internal static class RepostCommand
{
    private const int IdBytes = 5;
    private const int MaxId = 40;

    public static Command Create(LaunchArguments launch)
    {
        var article = new ArticleArgument();
        var channel = new Option<string>("--to") { Description = "The channel.", Required = true, HelpName = "channel" };
        var text = new Option<string?>("--text") { Description = "What to say instead of the usual text; the link is added.", HelpName = "text" };
        var again = new Option<bool>("--again") { Description = "Yes, although it was posted there a moment ago." };
        var id = new Option<string?>("--id") { Description = "The request's own id: the same one twice is one post.", HelpName = "id" };
        id.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: var given }] && (given.Length is 0 or > MaxId || !given.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            {
                result.AddError($"--id: at most {MaxId} letters, digits and hyphens.");
            }
        });
        var watching = new WatchArguments();
        var command = new Command("repost", "Posts an article once more to one channel.") { article, channel, text, again, id };
        watching.AddTo(command);
        command.SetAction((parsed, cancellationToken) => new DeliveryCommand(launch.Read(parsed), watching.Read(parsed), PublishCommand.IsDone).RunAsync(
            (session, stopping) => AskAsync(
                session,
                parsed.GetValue(article)!,
                stored => new()
                {
                    Id = parsed.GetValue(id) ?? RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true),
                    Article = stored.Id,
                    Channel = new(parsed.GetValue(channel)!),
                    Text = parsed.GetValue(text),
                    Again = parsed.GetValue(again),
                    By = Environment.UserName,
                },
                stopping),
            cancellationToken));
        return command;
    }

    private static async Task<Asked> AskAsync(PipelineSession session, string name, Func<StoredArticle, RepostRequest> wish, CancellationToken cancellationToken)
    {
        if (await session.Get<ArticleFinding>().FindAsync(name, cancellationToken) is not { Article: { } article } stored)
        {
            return ArticleArgument.Unknown(name);
        }

        var before = await session.Get<IDeliveryLedger>().OfArticleAsync(stored.Id, cancellationToken);
        var request = wish(stored);
        return await session.Get<Reposting>().RepostAsync(request, cancellationToken) switch
        {
            RepostAnswer.OnItsWay onItsWay => new Asked.OnRecord { Name = ArticleName.OfUrl(article.Url), Before = before, Scope = (_, row) => row.Key == onItsWay.Key },
            RepostAnswer.Refused refused => new Asked.Refused(
                refused.Problem,
                session.Settings.Newsroom.Channels.Any(channel => channel.Name == request.Channel) ? ExitCode.Failed : ExitCode.BadInput),
            var other => throw new UnreachableException($"An answer nobody knows: {other}"),
        };
    }
}
