using System.CommandLine;
using System.Diagnostics;
using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.Startup;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;

namespace Distribution.Functions.Commands;

/// <summary>Shows exactly what would be sent. Nothing leaves: no store, no stand-in, and no request but for the address given.</summary>
internal static class PreviewCommand
{
    /// <summary>Stands for the stand-ins, which are not running: nothing is ever sent to it.</summary>
    private static readonly StandIn NoStandIn = new(new("http://127.0.0.1:9"), "http://127.0.0.1:9/{username}/status/{id}");

    public static Command Create(LaunchArguments launch)
    {
        var article = new Argument<string>("article") { Description = "A file, a URL, or - for standard input." };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command("preview", "Shows what publishing an article would send to each channel; sends nothing.") { article, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            launch.Read(parsed),
            parsed.GetRequiredValue(article),
            parsed.GetValue(json),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    internal static async Task<int> RunAsync(LaunchOptions launch, string given, bool asJson, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        switch (SettingsReader.Read(launch))
        {
            case SettingsReading.Ready ready:
                return await PreviewAsync(ready.Settings, await PublishInput.ReadAsync(given, launch, cancellationToken), asJson, console);
            case SettingsReading.Faulty faulty:
                await console.Error.WriteLineAsync(string.Join(Environment.NewLine, faulty.Faults));
                return ExitCode.WrongSettings;
            case var other:
                throw new UnreachableException($"A reading nobody knows: {other}");
        }
    }

    private static async Task<int> PreviewAsync(PipelineSettings settings, Parsed<ReadArticle> article, bool asJson, InvocationConfiguration console)
    {
        switch (article)
        {
            case Parsed<ReadArticle>.Invalid invalid:
                await console.Error.WriteLineAsync(invalid.Problem);
                return ExitCode.BadInput;
            case Parsed<ReadArticle>.Valid valid:
                await using (var services = new ServiceCollection().AddLogging().AddPipeline(Unconnected(settings)).BuildServiceProvider())
                {
                    var posts = services.GetRequiredService<Previewing>().Preview(valid.Value);
                    var report = PreviewReport.Of(posts, settings.ChannelFaults);
                    await console.Output.WriteAsync(asJson ? report.ToJson() + Environment.NewLine : report.ToText(settings.Mode));
                    return posts.Any(post => post is PreviewedPost.Unfit) ? ExitCode.Failed : ExitCode.Done;
                }

            case var other:
                throw new UnreachableException($"A reading nobody knows: {other}");
        }
    }

    /// <summary>No channel needs its credential to say what it would send; one that keeps it in the store would open the store.</summary>
    private static PipelineSettings Unconnected(PipelineSettings settings) => settings with
    {
        Secrets = new Dictionary<string, ChannelSecrets>(),
        StandIns = settings.Mode.IsSandbox
            ? settings.Newsroom.Channels.Select(channel => channel.Network.Value).Distinct().ToDictionary(network => network, _ => NoStandIn)
            : settings.StandIns,
    };
}
