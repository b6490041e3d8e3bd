using System.CommandLine;
using System.Net.Sockets;
using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.Serving;
using Distribution.Functions.Hosting.Startup;
using Distribution.Functions.Intake;
using Distribution.Publishing.Messages;
using Distribution.Sandbox;
using Microsoft.AspNetCore.Connections;

namespace Distribution.Functions.Commands;

/// <summary><c>serve</c>, and what is done without a command: everything in one process until it is told to stop.</summary>
internal static class ServeCommand
{
    /// <summary>How many ports after the stand-ins' own are tried before any is taken.</summary>
    private const int PortsTried = 20;

    /// <summary>Adds it to the catalogue, as a command and as the root's own doing.</summary>
    public static void AddTo(RootCommand root, LaunchArguments launch)
    {
        var url = new Option<string>("--url") { Description = "Where to listen.", DefaultValueFactory = _ => ServeOptions.DefaultUrl };
        var hosts = new Option<string[]>("--allow-host") { Description = "A name it answers to beside this machine's own; needed to listen beyond this machine." };
        var port = new Option<int>("--sandbox-port")
        {
            Description = "The stand-ins' port; when it is taken the next free one.",
            DefaultValueFactory = _ => ServeOptions.DefaultSandboxPort,
        };
        var serve = new Command("serve", "Takes articles in and posts them until it is told to stop; what is done without a command.");
        foreach (var command in (Command[])[root, serve])
        {
            command.Options.Add(url);
            command.Options.Add(hosts);
            command.Options.Add(port);
            command.SetAction((parsed, stopping) => RunAsync(
                new()
                {
                    Launch = launch.Read(parsed),
                    Url = parsed.GetValue(url)!,
                    AllowedHosts = parsed.GetValue(hosts) ?? [],
                    SandboxPort = parsed.GetValue(port),
                },
                parsed.InvocationConfiguration.Error,
                stopping));
        }

        root.Subcommands.Add(serve);
    }

    /// <summary>Serves until <paramref name="stopping"/>, and then to the end of what was begun.</summary>
    /// <param name="error">Where people are told what goes on.</param>
    public static async Task<int> RunAsync(ServeOptions options, TextWriter error, CancellationToken stopping)
    {
        await Task.Yield();    // a signal is taken to be for a command only once the command has returned its task; before, it ends the process
        var address = ListenAddress.Read(options);
        var reading = SettingsReader.Read(options.Launch);
        if ((address, reading) is not (Parsed<ListenAddress>.Valid { Value: var listen }, SettingsReading.Ready { Settings: var settings }))
        {
            string[] faults = [.. (address as Parsed<ListenAddress>.Invalid)?.Problem is { } fault ? [fault] : (string[])[], .. (reading as SettingsReading.Faulty)?.Faults ?? []];
            await error.WriteLineAsync(string.Join(Environment.NewLine, faults));
            return ExitCode.WrongSettings;
        }

        using var running = await RunningServe.TakeAsync(settings.StoreFolder, stopping);
        if (running is null)
        {
            var where = RunningServe.Find(settings.StoreFolder) is { } other ? $" at {other}" : "";
            await error.WriteLineAsync($"Another serve already works on {settings.StoreFolder}{where}; stop it first, or give this one a folder of its own with --data.");
            return ExitCode.Failed;
        }

        await using var sandbox = settings.Mode.IsSandbox ? await StartSandboxAsync(settings, options.SandboxPort, listen.Url.Port, stopping) : null;
        await using var app = ServeApplication.Build(sandbox is null ? settings : settings.On(sandbox, linksToFiles: false), listen, options);
        return await RunAsync(app, running, listen, error, stopping);
    }

    private static async Task<int> RunAsync(WebApplication app, RunningServe running, ListenAddress listen, TextWriter error, CancellationToken stopping)
    {
        await Opening.OpenChannelsAsync(app.Services, stopping);
        try
        {
            await app.StartAsync(stopping);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"Port {listen.Url.Port} of {listen.Url.Host} is taken by another program; stop it, or choose another port with --url http://{listen.Url.Host}:{listen.Url.Port + 10}.");
            return ExitCode.Failed;
        }
        catch (SocketException e)
        {
            await error.WriteLineAsync($"It cannot listen on {listen.Url.Authority}: {e.Message}; choose another address with --url.");
            return ExitCode.Failed;
        }

        var url = new Uri(app.Urls.Single());
        running.Announce(url);
        await GreetAsync(app.Services, url, error);
        await using var stop = stopping.Register(app.Lifetime.StopApplication);
        await app.WaitForShutdownAsync(CancellationToken.None);
        return app.Services.GetRequiredService<WorkersService>().Crashed ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task GreetAsync(IServiceProvider services, Uri url, TextWriter error)
    {
        var settings = services.GetRequiredService<PipelineSettings>();
        var where = settings.StandIns.Values.FirstOrDefault() is { } standIn
            ? $"posts go to the stand-ins at {standIn.Address}, and nothing leaves this machine"
            : "posts go to the real networks";
        await error.WriteLineAsync($"Listening on {url}");
        await error.WriteLineAsync($"{settings.Mode}: {where}");
        await error.WriteLineAsync($"Channels: {string.Join(", ", settings.Newsroom.Channels.Select(channel => channel.Name))}");
        await error.WriteLineAsync($"Data: {settings.StoreFolder}");
        foreach (var fault in settings.ChannelFaults)
        {
            await error.WriteLineAsync($"Held until mended: {fault}");
        }

        foreach (var warning in settings.Warnings)
        {
            await error.WriteLineAsync($"Soon: {warning}");
        }

        foreach (var source in services.GetRequiredService<SourceSecrets>().WithoutSecret)
        {
            await error.WriteLineAsync($"Nothing can be taken from {source.Name}: {source.SecretFrom} is not set.");
        }
    }

    /// <summary>On its own port if that is free, else on one of the next, else on any.</summary>
    private static async Task<SandboxServer> StartSandboxAsync(PipelineSettings settings, int port, int ours, CancellationToken cancellationToken)
    {
        var ports = port == 0 ? [] : Enumerable.Range(port, PortsTried).Where(candidate => candidate != ours && candidate <= ushort.MaxValue);
        foreach (var candidate in ports)
        {
            try
            {
                return await settings.StartSandboxAsync(candidate, cancellationToken);
            }
            catch (IOException e) when (e.InnerException is AddressInUseException)
            {
                // The next one.
            }
        }

        return await settings.StartSandboxAsync(0, cancellationToken);
    }
}
