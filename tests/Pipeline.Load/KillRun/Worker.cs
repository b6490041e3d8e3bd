using Distribution.Functions.Hosting.SelfHosted;
using Distribution.Functions.Triggers;
using Distribution.Publishing;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.X;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Preparing;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Sandbox.X;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>A worker as the product has it, on the run's store and the run's network, with a fate.</summary>
internal sealed class Worker(string data, Uri network, Fate fate, Mutant mutant)
{
    public const string Ready = "ready";

    private static readonly ChannelName Channel = new("x");
    private static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var services = Services();
        var queue = services.GetRequiredService<IMessageQueue>();
        var options = services.GetRequiredService<IOptions<DeliveringOptions>>();
        var logger = services.GetRequiredService<ILogger<QueuePump>>();
        var pumps =
            from function in services.GetServices<IQueueFunction>()
            from name in function.Queues
            select new QueuePump(name, function, slots: 4, queue, options, TimeProvider.System, logger).RunAsync(cancellationToken);
        var chores = services.GetRequiredService<Chores>().RunEveryAsync(TickEvery, cancellationToken);
        Console.WriteLine(Ready);
        await Task.WhenAll([.. pumps, chores]);
    }

    private ServiceProvider Services()
    {
        ServiceCollection services = [];
        services.AddLogging(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Random.Shared);
        services.Configure<DeliveringOptions>(RunTimes.Apply);
        services.AddSingleton(_ => new SqliteDatabase(Path.Combine(data, KillRunner.StoreFile)));
        services.AddSingleton(_ => new ProcessLock(data, TimeProvider.System));
        services.AddSingleton(provider => provider.GetRequiredService<ProcessLock>().Holder());
        services.AddSingleton<SqliteDeliveryLedger>();
        services.AddSingleton<IDeliveryLedger>(provider => new MortalLedger(provider.GetRequiredService<SqliteDeliveryLedger>(), fate, mutant));
        services.AddSingleton<IChannelGate, SqliteChannelGate>();
        services.AddSingleton<IArticleStore, SqliteArticleStore>();
        services.AddSingleton<IMessageQueue, SqliteMessageQueue>();
        services.AddSingleton<ChannelDirectory>();
        services.AddSingleton<PostPreparing>();
        services.AddSingleton<PostDelivery>();
        services.AddSingleton<DeliverySettling>();
        services.AddSingleton<PoisonedDelivery>();
        services.AddSingleton<Sweep>();
        services.AddSingleton<ChannelTending>();
        services.AddSingleton<Chores>();
        services.AddSingleton<IEnumerable<NetworkName>>([new("x")]);
        services.AddSingleton<IQueueFunction, DeliverFunction>();
        services.AddSingleton<IQueueFunction, SettleFunction>();
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new MortalHandler(fate)));
        services.AddXChannel(
            Channel,
            new XOptions
            {
                BaseUrl = network,
                UserId = XSandboxAccount.DefaultUserId,
                CallTimeout = RunTimes.CallTimeout,
                ReadDelay = RunTimes.ReadDelay,
                FindPageSize = 100,
                FindPageCap = 100,
            },
            new XPostFormat(),
            _ => new XFixedAccess(new XCredential.OAuth1(
                XSandboxAccount.DefaultConsumerKey,
                XSandboxAccount.DefaultConsumerSecret,
                XSandboxAccount.DefaultAccessToken,
                XSandboxAccount.DefaultAccessTokenSecret)));
        return services.BuildServiceProvider();
    }
}
