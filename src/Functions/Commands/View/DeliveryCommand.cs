using System.Diagnostics;
using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.SelfHosted;
using Distribution.Functions.Hosting.Startup;
using Distribution.Publishing.Recording;
using Spectre.Console;

namespace Distribution.Functions.Commands.View;

/// <summary>What publish, repost and withdraw have in common: open the pipeline, ask it for something, watch it, report.</summary>
internal sealed class DeliveryCommand(LaunchOptions launch, WatchOptions options, Func<IReadOnlyList<Delivery>, bool> isDone)
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time = TimeProvider.System;
    private readonly TextWriter _talk = options.Json ? Console.Error : Console.Out;

    /// <summary>The command's exit code.</summary>
    /// <param name="ask">Puts the wish on record; nothing runs yet.</param>
    public async Task<int> RunAsync(Func<PipelineSession, CancellationToken, Task<Asked>> ask, CancellationToken cancellationToken)
    {
        switch (SettingsReader.Read(launch))
        {
            case SettingsReading.Faulty faulty:
                return Refuse(string.Join(Environment.NewLine, faulty.Faults), ExitCode.WrongSettings);
            case SettingsReading.Ready { Settings: var settings } when options.Faults.Count > 0 && !settings.Mode.IsSandbox:
                return Refuse("--fault: a real network cannot be made to fail. Add --sandbox to post to the local stand-ins.", ExitCode.BadInput);
            case SettingsReading.Ready { Settings: var settings }:
                return await RunOnStoreAsync(settings, ask, cancellationToken);
            case var other:
                throw new UnreachableException($"A reading nobody knows: {other}");
        }
    }

    private async Task<int> RunOnStoreAsync(PipelineSettings settings, Func<PipelineSession, CancellationToken, Task<Asked>> ask, CancellationToken cancellationToken)
    {
        try
        {
            var serve = RunningServe.Find(settings.StoreFolder);
            if (serve is not null && options.Faults.Count > 0)
            {
                return Refuse($"--fault: the serve at {serve} does the posting here. Stop it, or give --data another folder.", ExitCode.BadInput);
            }

            await using var session = await PipelineSession.OpenAsync(settings, serve, options.Faults, options.Verbose, cancellationToken);
            return await ask(session, cancellationToken) switch
            {
                Asked.Refused refused => Refuse(refused.Problem, refused.ExitCode),
                Asked.OnRecord asked => await WatchAsync(session, asked, cancellationToken),
                var other => throw new UnreachableException($"An answer nobody knows: {other}"),
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Refuse("Interrupted before anything was begun.", ExitCode.Failed);
        }
        catch (Exception e) when (e.IsBrokenStorage)
        {
            return Refuse($"The folder {settings.StoreFolder} cannot be used: {e.Message}", ExitCode.WrongSettings);
        }
    }

    private async Task<int> WatchAsync(PipelineSession session, Asked.OnRecord asked, CancellationToken cancellationToken)
    {
        var began = _time.GetUtcNow();
        Say(Headings.Of(session));
        var articles = session.Get<IArticleStore>();
        if (asked.Event is { } said && await CarriedOutAsync(session, said, began + options.Wait, cancellationToken) is { } problem)
        {
            return problem;
        }

        var stored = (await articles.FindAsync((await articles.ResolveAsync(asked.Name, CancellationToken.None))!, CancellationToken.None))!;
        Say(Headings.Of(stored));
        Say("");
        session.WorkOn([stored.Id.Value, .. asked.Event is null ? Array.Empty<string>() : [asked.Event.Id]]);
        var watch = new DeliveryWatch(session.Get<IDeliveryLedger>(), _time);
        bool Matters(Delivery row) => asked.Scope(stored, row);
        var until = began + options.Wait;
        var happenings = new Happenings(asked.Before);
        await ViewOf(happenings).WatchAsync(show => watch.RunAsync(stored.Id, Matters, until, show, cancellationToken));

        // What was begun ends after the watch; it is part of the report, and its post of the pages.
        await session.StopAsync();
        var rows = await new LineView(_talk, happenings).WatchAsync(show => watch.RunAsync(stored.Id, Matters, until: began, show, CancellationToken.None));
        var report = new DeliveryReport(stored, rows, began, _time.GetUtcNow())
        {
            Event = asked.Event,
            Calls = await StepLines.CallsAsync(session.Get<ISubmissionStore>(), rows, CancellationToken.None),
            Serve = session.Serve,
            Pages = await session.WritePagesAsync(CancellationToken.None),
        };
        if (rows.Any(row => asked.Before.All(before => before != row)))
        {
            Say("");
        }

        report.WriteTo(_talk);
        if (options.Json)
        {
            await Console.Out.WriteLineAsync(report.ToJson());
        }

        return rows.Any(DeliveryReport.Waits) ? ExitCode.StillWaiting : isDone(rows) && !report.RefusedAsWithdrawn ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Waits for the event to be carried out; an exit code when it is not.</summary>
    private async Task<int?> CarriedOutAsync(PipelineSession session, ArticleEvent said, DateTimeOffset until, CancellationToken cancellationToken)
    {
        session.WorkOn(said.Id);
        while (!await session.IsCarriedOutAsync(said, CancellationToken.None))
        {
            if (_time.GetUtcNow() >= until || cancellationToken.IsCancellationRequested)
            {
                return Refuse(session.Serve is { } serve
                    ? $"The article is on record, and the serve at {serve} has not begun with it yet."
                    : "The article is on record; give the command again to go on with it.", ExitCode.StillWaiting);
            }

            await Task.Delay(ReadEvery, _time, CancellationToken.None);
        }

        var parked = await session.Get<IArticleStore>().ParkedEventsAsync(limit: 1_000, CancellationToken.None);
        return parked.FirstOrDefault(one => one.Event.Id == said.Id) is { } stuck ? Refuse(stuck.Reason, ExitCode.Failed) : null;
    }

    private IDeliveryView ViewOf(Happenings happenings) => IsTerminal(_talk) && !options.Verbose
        ? new LiveView(AnsiConsole.Console, happenings, _time)
        : new LineView(_talk, happenings);

    private static bool IsTerminal(TextWriter output) =>
        output == Console.Out && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi;

    private void Say(string line) => _talk.WriteLine(line);

    private static int Refuse(string problem, int exitCode)
    {
        Console.Error.WriteLine(problem);
        return exitCode;
    }
}
