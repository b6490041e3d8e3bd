using System.CommandLine;
using System.Diagnostics;
using Distribution.Functions.Commands.View;
using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.SelfHosted;
using Distribution.Functions.Hosting.Startup;
using Distribution.Publishing;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands;

/// <summary>Shows what the ledger knows. Reads only, also beside a serving process.</summary>
internal static class StatusCommand
{
    private const int MostParked = 100;

    public static Command Create(LaunchArguments launch)
    {
        var article = new ArticleArgument { Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print it as JSON." };
        var command = new Command("status", "Shows an article's deliveries and all that happened to them; without one, how everything stands.") { article, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(article), parsed.GetValue(json), launch.Read(parsed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? name, bool json, LaunchOptions launch, CancellationToken cancellationToken)
    {
        switch (SettingsReader.Read(launch))
        {
            case SettingsReading.Faulty faulty:
                await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, faulty.Faults));
                return ExitCode.WrongSettings;
            case SettingsReading.Ready { Settings: var settings } when !File.Exists(Path.Combine(settings.StoreFolder, PipelineServices.StoreFile)):
                await Console.Error.WriteLineAsync($"Nothing has been published from {settings.StoreFolder} yet.");
                return name is null ? ExitCode.Done : ExitCode.BadInput;
            case SettingsReading.Ready { Settings: var settings }:
                try
                {
                    await using var session = PipelineSession.OpenToRead(settings);
                    return await (name is null ? ShowAllAsync(session, json, cancellationToken) : ShowAsync(session, name, json, cancellationToken));
                }
                catch (Exception e) when (e.IsBrokenStorage)
                {
                    await Console.Error.WriteLineAsync($"The folder {settings.StoreFolder} cannot be read: {e.Message}");
                    return ExitCode.WrongSettings;
                }

            case var other:
                throw new UnreachableException($"A reading nobody knows: {other}");
        }
    }

    private static async Task<int> ShowAsync(PipelineSession session, string name, bool json, CancellationToken cancellationToken)
    {
        if (await session.Get<ArticleFinding>().FindAsync(name, cancellationToken) is not { } stored)
        {
            await Console.Error.WriteLineAsync(ArticleArgument.Unknown(name).Problem);
            return ExitCode.BadInput;
        }

        var rows = await session.Get<IDeliveryLedger>().OfArticleAsync(stored.Id, cancellationToken);
        var calls = await StepLines.CallsAsync(session.Get<ISubmissionStore>(), rows, cancellationToken);
        var status = new ArticleStatus(stored, rows, calls, TimeProvider.System.GetUtcNow());
        await (json ? Console.Out.WriteLineAsync(status.ToJson()) : Console.Out.WriteAsync(status.ToString()));
        return ExitCode.Done;
    }

    private static async Task<int> ShowAllAsync(PipelineSession session, bool json, CancellationToken cancellationToken)
    {
        var gates = new List<ChannelGate>();
        var warnings = new Dictionary<ChannelName, string>();
        foreach (var channel in session.Settings.Newsroom.Channels)
        {
            gates.Add(await session.Get<IChannelGate>().ReadAsync(channel.Name, cancellationToken));
            if (await session.Get<ConnectionWarnings>().OfAsync(channel.Name, cancellationToken) is { } warning)
            {
                warnings[channel.Name] = warning;
            }
        }

        var status = new WholeStatus(session.Settings.Mode, await session.Get<IDeliveryLedger>().CountAsync(cancellationToken), gates, TimeProvider.System.GetUtcNow())
        {
            Warnings = warnings,
            Parked = await session.Get<IDeliveryLedger>().ParkedAsync(MostParked, cancellationToken),
            ParkedEvents = await session.Get<IArticleStore>().ParkedEventsAsync(MostParked, cancellationToken),
        };
        await (json ? Console.Out.WriteLineAsync(status.ToJson()) : Console.Out.WriteAsync(status.ToString()));
        return ExitCode.Done;
    }
}
