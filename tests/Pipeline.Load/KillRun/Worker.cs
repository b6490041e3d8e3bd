using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.SelfHosted;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Publishing.Tests.Delivering;
using Distribution.Sandbox.X;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>A worker as the product has it, on the run's store and the run's network, with a fate: decorators are all that differs.</summary>
internal sealed class Worker(string data, Uri network, Fate fate, Mutant mutant)
{
    public const string Ready = "ready";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var services = Services();
        var workers = services.GetRequiredService<Workers>();

        _ = Task.Run(EndWithParent, CancellationToken.None);

        // Said before the first message, over which this process may be stopped for good: the parent must not wait for it.
        Console.WriteLine(Ready);
        await workers.RunAsync(cancellationToken);
    }

    /// <summary>The parent holds our standard input open as long as it lives: a run that is ended leaves no worker behind.</summary>
    private static void EndWithParent()
    {
        while (Console.In.Read() >= 0)
        {
        }

        Signals.KillMyself();
    }

    private ServiceProvider Services()
    {
        ServiceCollection services = [];
        services.AddLogging(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        services.AddPipeline(new()
        {
            StoreFolder = data,
            Newsroom = RunNewsroom,
            Mode = PublishingMode.Sandbox,
            StandIns = new Dictionary<string, StandIn> { ["x"] = new(network, network + "x/{username}/status/{id}") },
            Secrets = new Dictionary<string, ChannelSecrets>
            {
                ["x"] = new ChannelSecrets.Given(Networks.CredentialsOf(new("x"))[0], new Dictionary<string, string>
                {
                    ["CONSUMER_KEY"] = XSandboxAccount.DefaultConsumerKey,
                    ["CONSUMER_SECRET"] = XSandboxAccount.DefaultConsumerSecret,
                    ["ACCESS_TOKEN"] = XSandboxAccount.DefaultAccessToken,
                    ["ACCESS_TOKEN_SECRET"] = XSandboxAccount.DefaultAccessTokenSecret,
                }),
            },
        });
        services.AddSingleton<Workers>();
        services.PostConfigure<DeliveringOptions>(RunTimes.Apply);
        services.AddSingleton<SqliteDeliveryLedger>();
        services.AddSingleton<IDeliveryLedger>(provider => new MortalLedger(Spoilt(provider.GetRequiredService<SqliteDeliveryLedger>()), fate));
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new MortalHandler(fate)));
        return services.BuildServiceProvider();
    }

    private IDeliveryLedger Spoilt(IDeliveryLedger ledger) => mutant switch
    {
        Mutant.ClaimAfterCall => new ClaimAfterCall(ledger),
        Mutant.OneLook => new OneLookIsEnough(ledger),
        _ => ledger,
    };

    private static Newsroom RunNewsroom => Newsroom.BuiltIn with
    {
        Channels =
        [
            Newsroom.BuiltIn.Channels[0] with
            {
                ReleaseEvery = TimeSpan.Zero,
                Settings = $$"""
                    {"callTimeout":"{{RunTimes.CallTimeout.TotalSeconds}}s","readDelay":"{{RunTimes.ReadDelay.TotalSeconds}}s","findPageSize":100,"findPageCap":100}
                    """,
            },
        ],
    };
}
